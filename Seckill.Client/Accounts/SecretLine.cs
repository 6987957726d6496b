using System.Text;

namespace Seckill.Client.Accounts;

/// <summary>Reads a line from the keyboard without echo.</summary>
internal static class SecretLine
{
    public static string? Read()
    {
        // As input, so that Ctrl+C ends the prompt: a signal would not wake the blocking read.
        Console.TreatControlCAsInput = true;
        try
        {
            var line = new StringBuilder();
            while (true)
            {
                var key = Console.ReadKey(intercept: true);
                if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control }) return null;
                if (key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } && line.Length == 0) return null;
                if (key.Key == ConsoleKey.Enter) return line.ToString();
                if (key.Key == ConsoleKey.Backspace) line.Length = Math.Max(0, line.Length - 1);
                else if (!char.IsControl(key.KeyChar)) line.Append(key.KeyChar);
            }
        }
        finally
        {
            Console.TreatControlCAsInput = false;
            Console.Error.WriteLine();
        }
    }
}
