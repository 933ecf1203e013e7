using WebhookDashboard.Domain;

namespace WebhookDashboard.Benchmarks.Lists;

/// <summary>Compares the cost of lists in a short and in a long log, with each filter and each pair of filters.</summary>
internal static class ListsBenchmark
{
    private const int Small = 10_000;
    private const int Large = 1_000_000;

    /// <param name="names">The reads to measure; empty: all.</param>
    public static async Task<int> RunAsync(IReadOnlyCollection<string> names)
    {
        await using var small = await FilledLog.OpenAsync(Small);
        await using var large = await FilledLog.OpenAsync(Large);
        var both = new SideBySide(small, large);
        both.PrintHead();
        foreach (var (name, filter) in Filters())
        {
            foreach (var read in ListRead.All.Where(read => names.Count == 0 || names.Contains(read.Name)))
            {
                await both.PrintAsync($"{name}, {read.Name}", (log, number) => read.RunAsync(log, filter(log.Count), number));
            }
        }

        both.PrintWorst();
        return 0;
    }

    private static IEnumerable<(string Name, Func<int, EventFilter> Of)> Filters()
    {
        yield return ("all", _ => EventFilter.All);
        for (var i = 0; i < ListFilter.All.Count; i++)
        {
            var one = ListFilter.All[i];
            yield return (one.Name, count => one.Set(EventFilter.All, count));
            foreach (var other in ListFilter.All.Skip(i + 1))
            {
                yield return ($"{one.Name} + {other.Name}", count => other.Set(one.Set(EventFilter.All, count), count));
            }
        }
    }
}
