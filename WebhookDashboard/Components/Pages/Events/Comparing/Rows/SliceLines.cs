using WebhookDashboard.Bodies.Json;
using WebhookDashboard.Components.Shared.Body.Json;
using WebhookDashboard.Differences.Json;

namespace WebhookDashboard.Components.Pages.Events.Comparing.Rows;

/// <summary>A part of a JSON document as formatted lines, one level deep.</summary>
/// <param name="Json">A copy of the part, in brackets, that the lines refer to.</param>
/// <param name="Lines">Its lines without the brackets.</param>
internal sealed record SliceLines(byte[] Json, IReadOnlyList<JsonLine> Lines)
{
    public static SliceLines Of(ReadOnlySpan<byte> document, JsonSlice slice)
    {
        var (open, close) = slice.KeyLength > 0 ? ((byte)'{', (byte)'}') : ((byte)'[', (byte)']');
        byte[] json = [open, .. document.Slice(slice.Start, slice.Length), close];
        var lines = new JsonLines();
        lines.Add(json, new JsonRange(0, json.Length));
        return new SliceLines(json, [.. lines.Lines.Skip(1).Take(lines.Lines.Count - 2)]);
    }
}
