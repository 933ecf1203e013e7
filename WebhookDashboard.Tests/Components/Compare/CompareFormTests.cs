using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Components.Pages.Compare;
using Xunit;

namespace WebhookDashboard.Tests.Components.Compare;

public sealed class CompareFormTests
{
    private readonly CompareForm _form = new();

    [Fact]
    public void Set_AllowedNumbers_AreAcceptedSilently()
    {
        _form.SetPoll(0.2);
        _form.SetChanges(600);
        _form.SetLost(50);
        _form.SwitchReconcile(true);
        _form.SetReconcile(7.5);

        Assert.Equal(
            new RunSettings { PollSeconds = 0.2, ChangesPerMinute = 600, LostPercent = 50, ReconcileSeconds = 7.5 }, _form.Settings);
        Assert.Null(_form.Notice);
    }

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(-5, 0.2)]
    [InlineData(61, 60)]
    [InlineData(1e300, 60)]
    [InlineData(2.55, 2.6)]
    public void SetPoll_OutOfBounds_IsCorrectedAndSaysSo(double typed, double seconds)
    {
        _form.SetPoll(typed);

        Assert.Equal(seconds, _form.Settings.PollSeconds);
        Assert.Equal($"Poll every: enter 0.2 to 60 s, in steps of 0.1. Using {CompareForm.Number(seconds)}.", _form.Notice);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void SetChanges_NotANumber_KeepsTheOldValueAndSaysSo(double? typed)
    {
        _form.SetChanges(typed);

        Assert.Equal(RunSettings.Default, _form.Settings);
        Assert.Equal("Changes: enter a whole number from 1 to 600 a minute. Using 30.", _form.Notice);
    }

    [Fact]
    public void Set_AfterAnInvalidValue_RemovesTheMessage()
    {
        _form.SetLost(80);
        _form.SetLost(40);

        Assert.Null(_form.Notice);
    }

    [Fact]
    public void SwitchReconcile_OffAndOn_KeepsItsInterval()
    {
        _form.SwitchReconcile(true);
        _form.SetReconcile(3);
        _form.SwitchReconcile(false);
        Assert.Null(_form.Settings.ReconcileSeconds);

        _form.SwitchReconcile(true);

        Assert.Equal(3, _form.Settings.ReconcileSeconds);
    }
}
