using WebhookDashboard.Benchmarks.Lists;
using WebhookDashboard.Benchmarks.Micro;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Differences.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Histograms;

namespace WebhookDashboard.Benchmarks.Inspect;

/// <summary>One way to find, read or compare events.</summary>
/// <param name="Name">The printed name.</param>
/// <param name="RunAsync">Runs once; the number is that of the try.</param>
internal sealed record InspectRead(string Name, Func<FilledLog, int, Task> RunAsync)
{
    private static readonly EventFilter Common = Text("succeeded");

    public static readonly IReadOnlyList<InspectRead> All =
    [
        Page("rare word", Text("chargeback")),
        Page("common word", Common),
        Page("word of all", Text("hooks")),
        Page("absent word", Text("aardvark")),
        Page("rare phrase", Text("zebra crossing")),
        Page("two words, one rare", Text("succeeded", "chargeback")),
        Page("two common words", Text("succeeded", "EUR")),
        Page("two words never together", Text("chargeback", "aardvark")),
        Page("part of a rare word", Text("RGEBA")),
        Page("where, equal and rare", Where("$.customer.id = \"cus_chargeback\"")),
        Page("where, equal and common", Where("$.currency = \"EUR\"")),
        Page("where, number equal and absent", Where("$.amount = -1")),
        Page("where, range of many", Where("$.amount > 500000")),
        Page("where, range of few", Where("$.amount > 999990")),
        .. ListFilter.All.Select(filter => new InspectRead(
            $"common word + {filter.Name}", (log, _) => PageAsync(log, filter.Set(Common, log.Count)))),
        Page("rare word + size", Text("chargeback") with { MinSize = 200 }),
        Page("common word + large", Common with { MinSize = 5_000 }),
        Page("common word + types that begin alike", Common with { TypePrefix = "order." }),
        Page("common word + all types but one", Common with { ExceptType = "order.paid" }),
        Page("common word + pinned", Common with { Pinned = true }),
        Page("common word + repeats", Common with { Duplicates = DuplicateFilter.Only }),
        Page("common word + no repeats", Common with { Duplicates = DuplicateFilter.Hide }),
        Page("repeats", EventFilter.All with { Duplicates = DuplicateFilter.Only }),
        Count("rare word", Text("chargeback")),
        Count("common word", Common),
        Count("absent word", Text("aardvark")),
        Histogram("all", EventFilter.All),
        Histogram("rare word", Text("chargeback")),
        Histogram("common word", Common),
        Histogram("all, by type", EventFilter.All, HistogramBy.Type),
        Histogram("all, by endpoint", EventFilter.All, HistogramBy.Endpoint),
        new("detail", DetailAsync),
        new("tree of a body of 1 MiB", (_, _) => Task.FromResult(BodyDocument.Of(DifferenceBenchmarks.Orders, "application/json").Tree!.Count)),
        new("difference of two bodies of 1 MiB", (_, _) => Task.FromResult(JsonDifference.Of(DifferenceBenchmarks.Orders, DifferenceBenchmarks.OneChanged)!.Parts.Count)),
    ];

    private static InspectRead Page(string name, EventFilter filter) => new($"page, {name}", (log, _) => PageAsync(log, filter));

    private static InspectRead Count(string name, EventFilter filter) =>
        new($"count, {name}", (log, _) => log.Log.CountAsync(filter, after: 0, long.MaxValue, CancellationToken.None));

    private static InspectRead Histogram(string name, EventFilter filter, HistogramBy by = HistogramBy.Verdict) => new(
        $"histogram, {name}", (log, _) => log.Get<IEventHistograms>().ReadAsync(new HistogramRequest(filter, by), CancellationToken.None));

    private static Task PageAsync(FilledLog log, EventFilter filter) => log.Log.PageAsync(filter, new PageRequest(Limit: 100), CancellationToken.None);

    /// <summary>An event in the middle of the log: what the page of one event reads.</summary>
    private static async Task DetailAsync(FilledLog log, int number)
    {
        var page = await log.Log.PageAsync(EventFilter.All, new PageRequest(Before: (log.Count / 2) + (number * 7 % 1_000), Limit: 1), CancellationToken.None);
        await log.Log.FindAsync(page.Items[0].Id, CancellationToken.None);
        await log.Log.ReadBodyAsync(page.Items[0].Id, CancellationToken.None);
    }

    private static EventFilter Text(params string[] needles) => EventFilter.All with { Search = new SearchText(needles) };

    private static EventFilter Where(string condition) => EventFilter.All with { Where = [WhereCondition.Parse(condition, null)] };
}
