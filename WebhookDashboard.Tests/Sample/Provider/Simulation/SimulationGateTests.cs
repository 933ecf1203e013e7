using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Sample.Provider.Simulation;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Sample.Provider.Simulation;

public sealed class SimulationGateTests
{
    private static readonly SimulationPlan Slow = new(ChangesPerMinute: 1, LostPercent: 0);
    private static readonly SimulationPlan Fast = new(SimulationPlan.MostChanges, LostPercent: 0);

    private readonly FakeTimeProvider _clock = new(AnEvent.SomeTime);
    private readonly SimulationGate _gate;

    public SimulationGateTests() => _gate = new SimulationGate(_clock);

    [Fact]
    public void Enter_AtTheLimit_RefusesUntilOneLeaves()
    {
        Assert.All(Enumerable.Range(0, SimulationGate.MaxAtOnce), _ => Assert.Null(_gate.Enter(Slow)));
        Assert.StartsWith("20 simulations are running", _gate.Enter(Slow), StringComparison.Ordinal);

        _gate.Leave(Slow);

        Assert.Null(_gate.Enter(Slow));
    }

    [Fact]
    public void Enter_AtTheLimitOfChanges_RefusesUntilOneLeaves()
    {
        Assert.All(Enumerable.Range(0, SimulationGate.MostChanges / SimulationPlan.MostChanges), _ => Assert.Null(_gate.Enter(Fast)));
        Assert.StartsWith("The running simulations make 3,000 changes a minute", _gate.Enter(Slow), StringComparison.Ordinal);

        _gate.Leave(Fast);

        Assert.Null(_gate.Enter(Slow));
    }

    [Fact]
    public void Enter_AtTheLimitOfStarts_RefusesForAMinute()
    {
        for (var i = 0; i < SimulationGate.MostStarts; i++)
        {
            Assert.Null(_gate.Enter(Slow));
            _gate.Leave(Slow);
        }

        Assert.StartsWith("60 simulations started within a minute", _gate.Enter(Slow), StringComparison.Ordinal);

        _clock.Advance(SimulationGate.StartWindow);

        Assert.Null(_gate.Enter(Slow));
    }
}
