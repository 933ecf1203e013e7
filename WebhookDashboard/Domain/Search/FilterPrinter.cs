using System.Text;

namespace WebhookDashboard.Domain.Search;

/// <summary>Writes what <see cref="FilterScanner"/> reads.</summary>
internal static class FilterPrinter
{
    /// <summary>A phrase in quotes.</summary>
    public static string Phrase(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A string with the escapes of JSON.</summary>
    public static string JsonString(string text)
    {
        var written = new StringBuilder("\"");
        foreach (var c in text)
        {
            written.Append(c switch
            {
                '"' or '\\' => $"\\{c}",
                _ when char.IsControl(c) || char.IsSurrogate(c) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return written.Append('"').ToString();
    }
}
