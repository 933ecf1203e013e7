using System.Numerics;

namespace WebhookDashboard.Quality.Measures;

internal static class TimeSourceNames
{
    /// <summary>The number of places.</summary>
    public const int Count = 11;

    /// <summary>The place as people write it: <c>$.created</c>, <c>header webhook-timestamp</c>.</summary>
    public static string Name(this TimeSources source) => source switch
    {
        TimeSources.CloudEventHeader => "header ce-time",
        TimeSources.ShopifyHeader => "header X-Shopify-Triggered-At",
        TimeSources.CloudEventMember => "$.time",
        TimeSources.Timestamp => "$.timestamp",
        TimeSources.EventTimeMember => "$.event_time",
        TimeSources.OccurredAt => "$.occurred_at",
        TimeSources.Created => "$.created",
        TimeSources.CreatedAt => "$.created_at",
        TimeSources.CreatedAtInCamelCase => "$.createdAt",
        TimeSources.WebhookHeader => "header webhook-timestamp",
        TimeSources.SvixHeader => "header svix-timestamp",
        _ => "",
    };

    /// <summary>The names of all places of a set.</summary>
    public static IReadOnlyList<string> Names(this TimeSources sources) =>
        [.. Enumerable.Range(0, Count).Select(i => (TimeSources)(1 << i)).Where(one => sources.HasFlag(one)).Select(Name)];

    /// <summary>The position of a single place, from 0.</summary>
    public static int Index(this TimeSources source) => BitOperations.TrailingZeroCount((uint)source);
}
