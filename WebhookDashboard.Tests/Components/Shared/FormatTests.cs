using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Times;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0.4, TimeReads.Bare, "now")]
    [InlineData(0.4, TimeReads.Ago, "just now")]
    [InlineData(0.4, TimeReads.For, "for 0 s")]
    [InlineData(3, TimeReads.Bare, "3 s")]
    [InlineData(3, TimeReads.Ago, "3 s ago")]
    [InlineData(3, TimeReads.For, "for 3 s")]
    [InlineData(7_300, TimeReads.Ago, "2 h ago")]
    public void Ago_InASentence_ReadsAsOne(double seconds, TimeReads reads, string said) =>
        Assert.Equal(said, Format.Ago(TimeSpan.FromSeconds(seconds), reads));
}
