using System.Text;
using WebhookDashboard.Components.Shared.Body.Tree;

namespace WebhookDashboard.Components.Shared.Body.Json;

/// <summary>Writes an object or an array of a tree as formatted JSON, each value as the body has it.</summary>
internal static class JsonFormatted
{
    /// <param name="bytes">The bytes of the body.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="first">The line with the opening bracket.</param>
    /// <returns>Null if the closing bracket is missing, or the text is larger than <see cref="TreeValue.MaxBytes"/>.</returns>
    public static string? Of(ReadOnlySpan<byte> bytes, IReadOnlyList<JsonLine> lines, int first)
    {
        var text = new StringBuilder();
        var last = lines[first].CloseLine;
        for (var i = first; i <= last && text.Length <= TreeValue.MaxBytes; i++)
        {
            var line = lines[i];
            if (i > first)
            {
                text.Append('\n').Append(' ', 2 * Math.Min(line.Depth - lines[first].Depth, BodyTreeLine.MaxIndent));
                text.Append(line.KeyLength == 0 ? "" : Encoding.UTF8.GetString(bytes.Slice(line.KeyStart, line.KeyLength)) + ": ");
            }

            text.Append(line.Class is null ? JsonText.Of(bytes, line).Value : Encoding.UTF8.GetString(bytes.Slice(line.ValueStart, line.ValueLength)));
            text.Append(line.Comma && i < last ? "," : "");
        }

        return last > first && text.Length <= TreeValue.MaxBytes ? text.ToString() : null;
    }
}
