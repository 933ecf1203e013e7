using WebhookDashboard.Signals;
using Xunit;

namespace WebhookDashboard.Tests.Signals;

public sealed class ChangeSignalTests
{
    [Fact]
    public void Signal_SeveralSubscribers_CallsEachOnce()
    {
        var signal = new ChangeSignal();
        var calls = new List<string>();
        signal.Subscribe(() => calls.Add("first"));
        signal.Subscribe(() => calls.Add("second"));

        signal.Tell();

        Assert.Equal(["first", "second"], calls);
    }

    [Fact]
    public void Dispose_OfOneOfTwoEqualSubscriptions_LeavesTheOther()
    {
        var signal = new ChangeSignal();
        var calls = 0;
        Action count = () => calls++;
        var first = signal.Subscribe(count);
        signal.Subscribe(count);

        first.Dispose();
        first.Dispose();
        signal.Tell();

        Assert.Equal((1, 1), (calls, signal.Subscribers));
    }

    [Fact]
    public void Subscribe_DuringASignal_DoesNotThrow()
    {
        var signal = new ChangeSignal();
        var late = 0;
        IDisposable? self = null;
        self = signal.Subscribe(() =>
        {
            self!.Dispose();
            signal.Subscribe(() => late++);
        });

        signal.Tell();
        Assert.Equal(0, late);
        signal.Tell();
        Assert.Equal(1, late);
    }

    [Fact]
    public void Watched_FirstAndLastSubscriber_IsCalledOnceEach()
    {
        var told = new List<bool>();
        var signal = new ChangeSignal(told.Add);
        var first = signal.Subscribe(() => { });
        var second = signal.Subscribe(() => { });
        first.Dispose();
        second.Dispose();
        second.Dispose();
        using var again = signal.Subscribe(() => { });

        Assert.Equal([true, false, true], told);
    }
}
