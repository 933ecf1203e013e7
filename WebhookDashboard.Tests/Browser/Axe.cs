using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace WebhookDashboard.Tests.Browser;

/// <summary>Checks accessibility with axe.</summary>
internal static class Axe
{
    /// <summary>Omits passed checks from the result, which would be megabytes.</summary>
    private static readonly AxeRunOptions Options = new() { ResultTypes = new HashSet<ResultType> { ResultType.Violations } };

    /// <summary>
    /// In between, a text has less contrast than before and after. Those that begin later take no time where motion is reduced.
    /// </summary>
    private const string EndOfTransitions =
        """
        async () => {
          const ending = document.getAnimations().filter(one => one.playState === 'running' && one.effect.getComputedTiming().endTime < Infinity);
          await Promise.allSettled(ending.map(one => one.finished));
        }
        """;

    /// <summary>Fails on findings that axe calls serious or critical, and names the elements.</summary>
    public static async Task AssertCleanAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.EvaluateAsync(EndOfTransitions);
        var result = await page.RunAxe(Options);
        var findings = result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation =>
                $"{violation.Id} ({violation.Impact}): {violation.Help}\n    "
                + string.Join("\n    ", violation.Nodes.Select(node => node.Html)))
            .ToList();
        if (findings.Count > 0)
        {
            Assert.Fail($"{findings.Count} finding(s) on {page.Url}:\n{string.Join('\n', findings)}");
        }
    }
}
