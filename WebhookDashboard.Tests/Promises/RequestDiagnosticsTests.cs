using System.Diagnostics;
using WebhookDashboard.Tests.Access;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>Checks the diagnostics of requests, except those of senders.</summary>
public sealed class RequestDiagnosticsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_TurnedOn_HasALineForEachRequestExceptSenders()
    {
        await using var host = await DashboardHost.StartAsync(("Logging:LogLevel:Microsoft.AspNetCore.HttpLogging", "Information"));

        using var answer = await host.SendAsync(HttpMethod.Post, "hooks/inbox");
        using var call = await host.GetAsync("api/v1/events/none?access_token=hidden");

        await Until.TrueAsync(() => LinesWith("/api/v1/events/none").Any());
        Assert.Contains("404", Assert.Single(LinesWith("/api/v1/events/none")), StringComparison.Ordinal);
        Assert.Empty(LinesWith("/hooks/inbox"));
        Assert.Empty(LinesWith("hidden"));

        IEnumerable<string> LinesWith(string text) =>
            host.Logs.Lines.Select(line => line.Text).Where(line => line.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_AsSet_HasNoLineForARequest()
    {
        await using var host = await DashboardHost.StartAsync();

        using var call = await host.GetAsync("api/v1/events/none");

        Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains("/api/v1/events/none", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Problem_OfARequestWithinATrace_NamesTheTrace()
    {
        await using var host = await DashboardHost.StartAsync();
        var trace = ActivityTraceId.CreateRandom().ToHexString();

        using var call = await host.GetAsync("api/v1/events/none", ("traceparent", $"00-{trace}-b7ad6b7169203331-01"));

        Assert.Contains($"\"traceId\":\"00-{trace}-", await call.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/v1/stats")]
    [InlineData("events")]
    [InlineData("hooks/inbox")]
    public async Task Trace_AnyListener_HasTheRequest(string path)
    {
        var trace = ActivityTraceId.CreateRandom();
        var ended = new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity => ended.TrySetResult(activity),
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await DashboardHost.StartAsync();

        using var answer = await host.GetAsync(path, ("traceparent", $"00-{trace}-b7ad6b7169203331-01"));

        Assert.Equal(trace, (await ended.Task.WaitAsync(Cancel)).TraceId);
    }
}
