using System.Text.Json;
using Seckill.Client.Connection;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Seckill.Client.Output;

/// <summary>Writes results: for people as lines and tables, for programs as one JSON document.</summary>
internal sealed class Screen
{
    private readonly ClientConsole _console;

    public Screen(ClientConsole console, bool json)
    {
        _console = console;
        IsJson = json;
        Ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(console.Out),
            Ansi = console.OutputRedirected ? AnsiSupport.No : console.Ansi,
            Interactive = console.OutputRedirected ? InteractionSupport.No : InteractionSupport.Yes,
        });
        if (console.OutputRedirected) Ansi.Profile.Width = ClientLimits.RedirectedColumns;
    }

    /// <summary>True when nothing but JSON may be written.</summary>
    public bool IsJson { get; }

    /// <summary>True when progress can be drawn in place.</summary>
    public bool IsLive => !IsJson && !_console.OutputRedirected;

    public IAnsiConsole Ansi { get; }

    /// <summary>Gives the result: the object to programs, the line to people.</summary>
    public void Result(object forPrograms, string line)
    {
        if (IsJson) WriteJson(forPrograms);
        else Line(line);
    }

    /// <summary>Gives the result: the object to programs, the view to people.</summary>
    public void Result(object forPrograms, Func<IRenderable> view)
    {
        if (IsJson) WriteJson(forPrograms);
        else Ansi.Write(view());
    }

    /// <summary>One of several results that come one after the other: to programs one line of JSON each.</summary>
    public void Next(object forPrograms, string line)
    {
        if (IsJson) _console.Out.WriteLine(JsonSerializer.Serialize(forPrograms, forPrograms.GetType(), Json.Options));
        else Line(line);
    }

    /// <summary>A line for people only.</summary>
    public void Line(string line)
    {
        if (!IsJson) _console.Out.WriteLine(ServerText.Clean(line));
    }

    /// <summary>A table with a frame on a terminal, and without one where a program may read it.</summary>
    public Table CreateTable(params string[] headings)
    {
        var table = new Table { Border = _console.OutputRedirected ? TableBorder.None : TableBorder.Rounded };
        foreach (var heading in headings)
        {
            var column = new TableColumn(Cell(heading));
            // Without a frame, two spaces end a cell: one may be part of it.
            if (_console.OutputRedirected) column.Padding = new Padding(0, 0, 2, 0);
            table.AddColumn(column);
        }

        return table;
    }

    /// <summary>A cell of anybody's text. <see cref="Text"/>, unlike markup, gives no character a meaning.</summary>
    public static Text Cell(string text) => new(ServerText.Clean(text));

    /// <summary>A row of anybody's text.</summary>
    public static void AddRow(Table table, params string[] cells) => table.AddRow(cells.Select(Cell));

    private void WriteJson(object value) =>
        _console.Out.WriteLine(JsonSerializer.Serialize(value, value.GetType(), Json.Indented));
}
