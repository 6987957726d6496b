using System.Globalization;
using System.Text;

namespace Seckill.Client.Output;

/// <summary>Makes text that others wrote safe for a terminal.</summary>
internal static class ServerText
{
    /// <summary>
    /// Drops what steers a terminal or reorders a line (control and format characters, line separators, half surrogate
    /// pairs), and cuts what is too long. What is left is one line of visible text.
    /// </summary>
    public static string Clean(string text, int maxCharacters = ClientLimits.MaxShownCharacters)
    {
        var clean = new StringBuilder(Math.Min(text.Length, maxCharacters));
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = IsVisible(rune) ? rune : Rune.IsWhiteSpace(rune) ? new Rune(' ') : (Rune?)null;
            if (shown is not { } kept) continue;
            if (clean.Length + kept.Utf16SequenceLength > maxCharacters) return clean.Append('…').ToString();
            clean.Append(kept);
        }

        return clean.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or
        UnicodeCategory.Format or
        UnicodeCategory.Surrogate or
        UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned or
        UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator);
}
