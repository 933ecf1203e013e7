using WebhookDashboard.Compare;
using WebhookDashboard.Compare.Runs;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

public sealed class RunLinkTests
{
    [Fact]
    public void Read_WhatWriteWrote_IsTheSameSettings()
    {
        var settings = new RunSettings
        {
            PollSeconds = 0.5, ChangesPerMinute = 120, Conditional = true, LostPercent = 30, ReconcileSeconds = 12.5,
        };

        var link = RunLink.Write(settings).ToDictionary(pair => pair.Key, pair => pair.Value as string);

        Assert.Equal(settings, RunLink.Read(
            link[RunLink.Poll], link[RunLink.Changes], link[RunLink.Conditional], link[RunLink.Lost], link[RunLink.Reconcile]));
    }

    [Theory]
    [InlineData("0", "0", "maybe", "-3", "1e9", 0.2, 1, 0, 60.0)]
    [InlineData("NaN", "1e30", "", "51", "x", 3, 600, 50, null)]
    [InlineData(null, null, null, null, null, 3, 30, 10, null)]
    public void Read_InvalidSettings_AreCorrected(
        string? poll, string? changes, string? conditional, string? lost, string? reconcile,
        double seconds, int perMinute, int percent, double? reconcileSeconds)
    {
        var settings = RunLink.Read(poll, changes, conditional, lost, reconcile);

        Assert.Equal((seconds, perMinute, percent), (settings.PollSeconds, settings.ChangesPerMinute, settings.LostPercent));
        Assert.Equal(reconcileSeconds, settings.ReconcileSeconds);
        Assert.False(settings.Conditional);
    }
}
