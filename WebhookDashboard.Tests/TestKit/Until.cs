using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>Waits for a condition, and fails with a description of it at the deadline.</summary>
internal static class Until
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public static Task TrueAsync(
        Func<bool> condition, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        EqualAsync(true, () => Task.FromResult(condition()), deadline, what);

    public static Task TrueAsync(
        Func<Task<bool>> condition, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        EqualAsync(true, condition, deadline, what);

    public static Task EqualAsync<T>(
        T expected, Func<T> actual, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(actual))] string what = "") =>
        EqualAsync(expected, () => Task.FromResult(actual()), deadline, what);

    public static async Task EqualAsync<T>(
        T expected, Func<Task<T>> actual, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        var limit = deadline ?? WaitLimits.Longest;
        var since = Stopwatch.StartNew();
        while (true)
        {
            var last = await actual();
            if (EqualityComparer<T>.Default.Equals(last, expected))
            {
                return;
            }

            if (since.Elapsed > limit)
            {
                Assert.Fail($"Waited {limit.TotalSeconds:0} s for {what} to be {expected}; it is {last}.");
            }

            await Task.Delay(Step, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until an assertion passes; at the deadline it fails with the last failure.</summary>
    public static async Task PassesAsync(Func<Task> assertion)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await assertion();
                return;
            }
            catch (Exception) when (since.Elapsed < WaitLimits.Longest)
            {
                await Task.Delay(Step, TestContext.Current.CancellationToken);
            }
        }
    }
}
