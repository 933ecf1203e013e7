using System.Buffers;
using System.Globalization;
using System.Text;

namespace WebhookDashboard.Snippets;

/// <summary>Quotes an argument for bash, in a script and at its prompt.</summary>
/// <remarks>Text without control characters is quoted so that any POSIX shell understands it.</remarks>
internal static class ShellText
{
    public static string Quoted(string text) => Quoted(Encoding.UTF8.GetBytes(text));

    /// <summary>Like <see cref="Quoted(string)"/>, but leaves simple words unquoted.</summary>
    public static string Word(string text) => text.Length > 0 && text.All(char.IsAsciiLetterOrDigit) ? text : Quoted(text);

    /// <param name="bytes">Any bytes but NUL.</param>
    public static string Quoted(ReadOnlySpan<byte> bytes)
    {
        var quoted = new StringBuilder("'");
        var escaped = new StringBuilder("$'");
        var isPlain = true;
        while (!bytes.IsEmpty)
        {
            var isText = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
            length = isText ? length : 1;
            var isShown = isText && (rune.Value == '\n' || CodeText.IsPrintable(rune));
            isPlain &= isShown;

            // At a prompt, bash replaces an exclamation mark even in quotes that it takes for others.
            quoted.Append(rune.Value switch { '\'' => @"'\''", '!' => @"'\!'", _ => rune.ToString() });
            escaped.Append(rune.Value switch
            {
                '\'' => @"\'",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '!' => @"\x21",
                _ when isShown => rune.ToString(),
                _ => Hex(bytes[..length]),
            });
            bytes = bytes[length..];
        }

        return (isPlain ? quoted : escaped).Append('\'').ToString();
    }

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var one in bytes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\x{one:x2}");
        }

        return text.ToString();
    }
}
