using System.Text;
using WebhookDashboard.Bodies;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Body.Json;
using WebhookDashboard.Differences;

namespace WebhookDashboard.Components.Pages.Events.Comparing.Rows;

/// <summary>Splits a changed text: what both sides share at its ends, shortened, and the marked middle.</summary>
internal static class ChangedText
{
    /// <summary>How many bytes are shown of what the sides share.</summary>
    private const int MostShared = 80;

    /// <summary>How many bytes are shown of what differs.</summary>
    public const int MostMarked = 1_000;

    /// <summary>Whether so much is the same that the rest is worth a mark of its own.</summary>
    public static bool IsSimilar(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, CommonEnds ends) =>
        2 * (ends.Start + ends.End) >= Math.Max(left.Length, right.Length);

    public static IEnumerable<RowPart> Before(ReadOnlySpan<byte> text, CommonEnds ends, string? name)
    {
        var from = Math.Max(0, ends.Start - MostShared);
        while (from < ends.Start && (text[from] & 0xC0) == 0x80)
        {
            from++;
        }

        return Parts((from > 0 ? "…" : "") + Show(text[from..ends.Start], name), name, LineMark.Same);
    }

    public static IEnumerable<RowPart> Marked(ReadOnlySpan<byte> text, CommonEnds ends, string? name, LineMark mark) =>
        Whole(text[ends.Start..^ends.End], name, mark);

    public static IEnumerable<RowPart> After(ReadOnlySpan<byte> text, CommonEnds ends, string? name)
    {
        var rest = text[^ends.End..];
        var length = Utf8Cut.Before(rest, MostShared);
        return Parts(Show(rest[..length], name) + (length < rest.Length ? "…" : ""), name, LineMark.Same);
    }

    /// <summary>A text up to the limit, and how much more there is.</summary>
    public static IEnumerable<RowPart> Whole(ReadOnlySpan<byte> text, string? name, LineMark mark)
    {
        var length = Utf8Cut.Before(text, MostMarked);
        var parts = Parts(Show(text[..length], name), name, mark);
        return length == text.Length ? parts : parts.Append(new RowPart($"… {Format.Bytes(text.Length - length)} more", "note"));
    }

    private static IEnumerable<RowPart> Parts(string text, string? name, LineMark mark) => text.Length == 0 ? [] : [new RowPart(text, name, mark)];

    /// <param name="text">The text.</param>
    /// <param name="name">The class of a JSON value; null for other text.</param>
    private static string Show(ReadOnlySpan<byte> text, string? name) =>
        name is null ? VisibleText.Of(Encoding.UTF8.GetString(text)) : JsonEscapes.Show(Encoding.UTF8.GetString(text));
}
