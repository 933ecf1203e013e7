using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Overview;

/// <summary>Says what stands out at a step of the rate.</summary>
/// <param name="Step">The index of the step.</param>
/// <param name="Text">A word or two.</param>
/// <param name="IsTrouble">Whether it is about signatures.</param>
internal sealed record RateLabel(int Step, string Text, bool IsTrouble = false)
{
    /// <summary>Labels that are closer than so many steps would overlap.</summary>
    public const int Distance = 9;

    private const int MostTroubles = 3;

    /// <summary>A step that is called a burst has at least so many events, and so many times those of a usual one.</summary>
    private const int LeastBurst = 10;

    private const int BurstFactor = 4;

    /// <summary>The newest troubles and the highest burst, as far as they leave each other room.</summary>
    public static IReadOnlyList<RateLabel> Of(IReadOnlyList<RateBar> steps)
    {
        var labels = new List<RateLabel>();
        if (BurstOf(steps) is { } burst)
        {
            labels.Add(burst);
        }

        for (var i = steps.Count - 1; i >= 0 && labels.Count(one => one.IsTrouble) < MostTroubles; i--)
        {
            if (steps[i].Trouble is { } trouble && labels.TrueForAll(one => Math.Abs(one.Step - i) >= Distance))
            {
                labels.Add(new RateLabel(i, Word(trouble), IsTrouble: true));
            }
        }

        return labels;
    }

    private static string Word(Verdict verdict) =>
        verdict is Verdict.Missing ? "unsigned" : verdict.ToString().ToLowerInvariant();

    private static RateLabel? BurstOf(IReadOnlyList<RateBar> steps)
    {
        var busy = steps.Select(step => step.Events).Where(events => events > 0).Order().ToList();
        if (busy.Count == 0 || busy[^1] < LeastBurst || (busy.Count > 1 && busy[^1] < BurstFactor * busy[(busy.Count - 1) / 2]))
        {
            return null;
        }

        var index = steps.Select((step, i) => (step.Events, i)).First(one => one.Events == busy[^1]).i;
        return new RateLabel(index, $"burst of {Shared.Format.Count(busy[^1])}");
    }
}
