using WebhookDashboard.Bodies.Multipart;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Events;

/// <summary>The file name of a downloaded part: its own, or <c>payment-42-part-1.bin</c>.</summary>
internal static class PartFileName
{
    private const int MaxLength = 200;

    public static string Of(EventSummary summary, BodyPart part) =>
        Own(part.FileName) is { Length: > 0 } own ? own : $"{summary.Endpoint}-{summary.Sequence}-part-{part.Index}.bin";

    /// <summary>The last piece of a path, without characters that end a header or a line.</summary>
    private static string? Own(string? name)
    {
        var last = name?[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..].Trim();
        return last is null or "." or ".." ? null : string.Concat(last.Where(one => !char.IsControl(one)).Take(MaxLength));
    }
}
