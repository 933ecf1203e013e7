using System.Globalization;
using WebhookDashboard.Compare.Runs;

namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>The settings in the controls. Values out of bounds are corrected, with a message.</summary>
public sealed class CompareForm
{
    private const double UsualReconcileSeconds = 15;

    public RunSettings Settings { get; private set; } = RunSettings.Default;

    /// <summary>How often to reconcile once that is on; keeps its value while it is off.</summary>
    public double ReconcileSeconds { get; private set; } = UsualReconcileSeconds;

    /// <summary>How an invalid number was corrected; null if there was none.</summary>
    public string? Notice { get; private set; }

    /// <summary>How many numbers were corrected so far.</summary>
    public int Corrections { get; private set; }

    /// <summary>The settings in one line, for where the controls don't fit.</summary>
    public string Summary
    {
        get
        {
            var lost = Settings.LostPercent > 0 ? $", loses {Settings.LostPercent} %" : "";
            return $"Every {Number(Settings.PollSeconds)} s, {Settings.ChangesPerMinute}/min{lost}";
        }
    }

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Copies settings, for example from a link.</summary>
    public void Take(RunSettings settings)
    {
        Settings = settings;
        ReconcileSeconds = settings.ReconcileSeconds ?? ReconcileSeconds;
        Notice = null;
    }

    public void Reset()
    {
        ReconcileSeconds = UsualReconcileSeconds;
        Take(RunSettings.Default);
    }

    public void SetPoll(double? typed) => Set(
        typed, "Poll every", Seconds, value => Settings = Settings with { PollSeconds = value }, () => Settings.PollSeconds);

    public void SetChanges(double? typed) => Set(
        typed,
        "Changes",
        $"a whole number from {RunSettings.FewestChanges} to {RunSettings.MostChanges} a minute",
        value => Settings = Settings with { ChangesPerMinute = Whole(value) },
        () => Settings.ChangesPerMinute);

    public void SetLost(double? typed) => Set(
        typed,
        "Shop loses",
        $"a whole number from 0 to {RunSettings.MostLost} %",
        value => Settings = Settings with { LostPercent = Whole(value) },
        () => Settings.LostPercent);

    public void SetReconcile(double? typed) => Set(
        typed,
        "Re-check every",
        Seconds,
        value =>
        {
            Settings = Settings with { ReconcileSeconds = value };
            ReconcileSeconds = Settings.ReconcileSeconds!.Value;
        },
        () => ReconcileSeconds);

    public void SwitchReconcile(bool on) => Settings = Settings with { ReconcileSeconds = on ? ReconcileSeconds : null };

    public void SwitchConditional(bool on) => Settings = Settings with { Conditional = on };

    private static string Seconds =>
        $"{Number(RunSettings.ShortestInterval)} to {Number(RunSettings.LongestInterval)} s, in steps of 0.1";

    private static int Whole(double value) => (int)Math.Clamp(Math.Round(value), int.MinValue, int.MaxValue);

    private void Set(double? typed, string name, string allowed, Action<double> set, Func<double> get)
    {
        if (typed is { } value && double.IsFinite(value))
        {
            set(value);
        }

        // Compared exactly on purpose: a typed value is either kept as it is or not.
        Notice = get().Equals(typed) ? null : $"{name}: enter {allowed}. Using {Number(get())}.";
        Corrections += Notice is null ? 0 : 1;
    }
}
