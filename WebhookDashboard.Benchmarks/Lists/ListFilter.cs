using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>A filter as people set it.</summary>
/// <param name="Name">The printed name.</param>
/// <param name="Set">Combines it with other filters.</param>
internal sealed record ListFilter(string Name, Func<EventFilter, int, EventFilter> Set)
{
    public static readonly IReadOnlyList<ListFilter> All =
    [
        new("endpoint", (f, _) => f with { Endpoints = [EndpointSlug.Parse("payment")] }),
        new("two endpoints", (f, _) => f with { Endpoints = [EndpointSlug.Parse("payment"), EndpointSlug.Parse("chat")] }),
        new("method", (f, _) => f with { Method = "POST" }),
        new("rare method", (f, _) => f with { Method = "DELETE" }),
        new("type", (f, _) => f with { EventType = "order.paid" }),
        new("rare type", (f, _) => f with { EventType = "dispute.opened" }),
        new("types", (f, _) => f with { TypePrefix = "order." }),
        new("all but a type", (f, _) => f with { ExceptType = "order.paid" }),
        new("verdict", (f, _) => f with { Verdict = Verdict.Mismatch }),
        new("rare verdict", (f, _) => f with { Verdict = Verdict.Stale }),
        new("last minute", (f, count) => f with { From = At(count) - TimeSpan.FromMinutes(1) }),
        new("up to a minute ago", (f, count) => f with { To = At(count) - TimeSpan.FromMinutes(1) }),
        new("a minute", (f, count) => f with { From = At(count / 2) - TimeSpan.FromMinutes(1), To = At(count / 2) }),
    ];

    private static DateTimeOffset At(int number) => MixedTraffic.Start + (MixedTraffic.Step * number);
}
