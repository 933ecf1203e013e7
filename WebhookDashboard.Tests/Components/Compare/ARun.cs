using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;
using WebhookDashboard.Components.Pages.Compare;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Components.Compare;

/// <summary>Builds a run that starts with a stock of 10. Times are in milliseconds since its start.</summary>
internal sealed class ARun
{
    private readonly List<SourceChange> _changes = [];
    private readonly List<Observation> _pull = [];
    private readonly List<Observation> _push = [];
    private RunSettings _settings = RunSettings.Default;

    public ARun With(RunSettings settings)
    {
        _settings = settings;
        return this;
    }

    public ARun Change(int ms, long quantity, bool lost = false)
    {
        _changes.Add(new SourceChange(_changes.Count + 1, quantity, Ms(ms), lost));
        return this;
    }

    public ARun Poll(int ms, int? version) => Add(_pull, ObservationKind.Poll, ms, version);

    public ARun Webhook(int ms, int version) => Add(_push, ObservationKind.Webhook, ms, version);

    public ARun Reconcile(int ms, int? version) => Add(_push, ObservationKind.Reconcile, ms, version);

    public RunView At(int ms, RunPhase phase = RunPhase.Running) => RunView.Of(
        _settings, phase, new RunData("1001", AnEvent.SomeTime, 10, [.. _changes], [.. _pull], [.. _push], Ms(ms)));

    private static TimeSpan Ms(int ms) => TimeSpan.FromMilliseconds(ms);

    private ARun Add(List<Observation> observations, ObservationKind kind, int ms, int? version)
    {
        observations.Add(new Observation(kind, Ms(ms - 5), Ms(ms), version, BytesIn: 200, BytesOut: 100));
        return this;
    }
}
