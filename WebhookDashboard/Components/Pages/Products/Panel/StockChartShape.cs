using System.Text;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Components.Pages.Products.Panel;

/// <summary>
/// The last minutes of a product's stock as two step lines, and the areas between them: when the two ways contradicted each
/// other.
/// </summary>
internal sealed class StockChartShape
{
    public const double Width = 304;
    public const double Height = 48;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private StockChartShape(long top)
    {
        Top = top;
    }

    /// <summary>The quantity at the upper edge; the lower edge is 0.</summary>
    public long Top { get; }

    public string PullLine { get; private init; } = "";
    public string PushLine { get; private init; } = "";

    /// <summary>Where both are known and differ.</summary>
    public string Gap { get; private init; } = "";

    /// <summary>When the shop was asked, and when it sent webhooks, within the window.</summary>
    public IReadOnlyList<double> Fetches { get; private init; } = [];

    public IReadOnlyList<(double X, double Y)> Tells { get; private init; } = [];

    /// <param name="observations">Of one product, oldest first; at least the last of each way before the window is
    /// included.</param>
    /// <param name="now">The right edge.</param>
    public static StockChartShape Of(IReadOnlyList<StockObservation> observations, DateTimeOffset now)
    {
        var since = now - Window;
        var pull = Steps(observations, StockSource.Pull, since, now);
        var push = Steps(observations, StockSource.Push, since, now);
        var top = Math.Max(1, pull.Concat(push).Select(step => step.Quantity).DefaultIfEmpty().Max());
        double X(DateTimeOffset at) => Math.Clamp((at - since) / Window, 0, 1) * Width;
        double Y(long quantity) => Height * (1 - ((double)quantity / top));

        return new StockChartShape(top)
        {
            PullLine = Line(pull, X, Y),
            PushLine = Line(push, X, Y),
            Gap = Area(pull, push, now, X, Y),
            Fetches = [.. InWindow(observations, StockSource.Pull, since, now).Select(observation => X(observation.At))],
            Tells = [.. InWindow(observations, StockSource.Push, since, now).Select(observation => (X(observation.At), Y(observation.Quantity)))],
        };
    }

    private static IEnumerable<StockObservation> InWindow(
        IEnumerable<StockObservation> observations, StockSource source, DateTimeOffset since, DateTimeOffset now) =>
        observations.Where(observation => observation.Source == source && observation.At >= since && observation.At <= now);

    private static List<Step> Steps(
        IReadOnlyList<StockObservation> observations, StockSource source, DateTimeOffset since, DateTimeOffset now)
    {
        List<Step> steps = [];
        if (observations.LastOrDefault(observation => observation.Source == source && observation.At < since) is { } before)
        {
            steps.Add(new Step(since, before.Quantity));
        }

        steps.AddRange(InWindow(observations, source, since, now).Select(observation => new Step(observation.At, observation.Quantity)));
        if (steps.Count > 0)
        {
            steps.Add(new Step(now, steps[^1].Quantity));
        }

        return steps;
    }

    private static string Line(List<Step> steps, Func<DateTimeOffset, double> x, Func<long, double> y)
    {
        var path = new StringBuilder();
        foreach (var (index, step) in steps.Index())
        {
            path.Append(index == 0 ? $"M{Format.Number(x(step.At))} {Format.Number(y(step.Quantity))}" : $"H{Format.Number(x(step.At))}V{Format.Number(y(step.Quantity))}");
        }

        return path.ToString();
    }

    private static string Area(
        List<Step> pull, List<Step> push, DateTimeOffset now, Func<DateTimeOffset, double> x, Func<long, double> y)
    {
        if (pull.Count == 0 || push.Count == 0)
        {
            return "";
        }

        var path = new StringBuilder();
        List<DateTimeOffset> times = [.. pull.Concat(push).Select(step => step.At).Append(now).Distinct().Order()];
        foreach (var (from, to) in times.Zip(times.Skip(1)))
        {
            if (At(pull, from) is { } asked && At(push, from) is { } told && asked != told)
            {
                path.Append($"M{Format.Number(x(from))} {Format.Number(y(asked))}H{Format.Number(x(to))}V{Format.Number(y(told))}H{Format.Number(x(from))}z");
            }
        }

        return path.ToString();
    }

    private static long? At(List<Step> steps, DateTimeOffset at) => steps.LastOrDefault(step => step.At <= at)?.Quantity;

    private sealed record Step(DateTimeOffset At, long Quantity);
}
