using System.Text;
using System.Text.Json;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Json;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Pages.Events.List.Columns;

/// <summary>What a row shows of its body.</summary>
/// <param name="Preview">Its beginning, or the place where a search found something.</param>
/// <param name="Values">A text for each path that was asked for; empty where the path leads nowhere.</param>
public sealed record RowBody(string Preview, IReadOnlyList<string> Values)
{
    /// <summary>How much of a body is searched for values at paths and for matches, as received and as decompressed.</summary>
    public const int SearchedBytes = 32 * 1024;

    /// <summary>How many values of one path are shown.</summary>
    private const int MostValues = 4;

    /// <summary>Where the value may be further down in the body.</summary>
    private const string Beyond = "…";

    /// <summary>How much of a body must be read.</summary>
    internal static int BytesFor(ListColumns columns, SearchText? search) =>
        columns.Paths.Count > 0 || search is not null ? SearchedBytes : BodyPreview.Bytes;

    internal static RowBody Of(EventOpening opening, int bodySize, ListColumns columns, SearchText? search)
    {
        var body = BodyPreview.Decode(opening, bodySize, BytesFor(columns, search));
        return new RowBody(BodyPreview.Of(body, bodySize, search), [.. columns.Paths.Select(path => ValueAt(body, path))]);
    }

    private static string ValueAt(DecodedBody body, WherePath path)
    {
        if (body.IsBinary || body.LeftCoding is not null)
        {
            return "";
        }

        var utf8 = body.Text.Utf8.Span;
        var values = new List<string>();
        foreach (var range in JsonPathValues.Find(utf8, !body.IsCut, path, MostValues + 1))
        {
            values.Add(values.Count < MostValues ? TextOf(range.In(utf8)) : Beyond);
        }

        return values.Count > 0 ? BodyPreview.OneLine(string.Join(", ", values))
            : body.IsCut && WhereTest.MayBeJson(utf8) ? Beyond
            : "";
    }

    /// <summary>A string without its quotes and escapes; everything else as it is written.</summary>
    private static string TextOf(ReadOnlySpan<byte> json)
    {
        if (json is [(byte)'"', ..])
        {
            try
            {
                var reader = new Utf8JsonReader(json);
                reader.Read();
                return reader.GetString() ?? "";
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                // Half of a surrogate pair, or not UTF-8: as it is written.
            }
        }

        return Encoding.UTF8.GetString(json[..Utf8Cut.Before(json, BodyPreview.MaxLength * 4)]);
    }
}
