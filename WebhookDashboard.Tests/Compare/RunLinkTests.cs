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

        var query = string.Join('&', RunLink.Write(settings).Select(pair => $"{pair.Key}={pair.Value}"));

        Assert.Equal(settings, RunLink.Read($"?{query}"));
    }

    [Theory]
    [InlineData("?poll=0&changes=0&conditional=maybe&lost=-3&reconcile=1e9", 0.2, 1, 0, 60.0)]
    [InlineData("?poll=NaN&changes=1e30&conditional=&lost=51&reconcile=x", 3, 600, 50, null)]
    [InlineData("?poll", 3, 30, 10, null)]
    [InlineData("", 3, 30, 10, null)]
    public void Read_InvalidSettings_AreCorrected(string query, double seconds, int perMinute, int percent, double? reconcileSeconds)
    {
        var settings = RunLink.Read(query);

        Assert.Equal((seconds, perMinute, percent), (settings.PollSeconds, settings.ChangesPerMinute, settings.LostPercent));
        Assert.Equal(reconcileSeconds, settings.ReconcileSeconds);
        Assert.False(settings.Conditional);
    }
}
