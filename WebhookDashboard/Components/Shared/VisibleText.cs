using System.Buffers;
using System.Text;

namespace WebhookDashboard.Components.Shared;

/// <summary>
/// Shows characters that control the direction of text as marks. Obeyed, they let a sender's value look like another one:
/// with U+202E, <c>abc‹U+202E›txt.exe</c> looks like <c>abcexe.txt</c>.
/// </summary>
internal static class VisibleText
{
    private static readonly SearchValues<char> DirectionControls =
        SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    public static bool IsDirectionControl(char character) => DirectionControls.Contains(character);

    /// <summary>Text with a mark for each of them, such as <c>‹U+202E›</c>.</summary>
    public static string Of(string text) => Replace(text, character => $"‹U+{(int)character:X4}›");

    /// <summary>The same on one line: a mark for each line break too.</summary>
    public static string OfLine(string text) => Of(text).ReplaceLineEndings("↵");

    /// <summary>JSON with each of them escaped, such as <c>\u202e</c>: JSON of the same value.</summary>
    public static string OfJson(string json) => Replace(json, character => $"\\u{(int)character:x4}");

    private static string Replace(string text, Func<char, string> mark)
    {
        if (!text.AsSpan().ContainsAny(DirectionControls))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (IsDirectionControl(character))
            {
                shown.Append(mark(character));
            }
            else
            {
                shown.Append(character);
            }
        }

        return shown.ToString();
    }
}
