namespace WebhookDashboard.Components.Shared.Times;

/// <summary>How a relative time is phrased. <c>relative-time.js</c> uses the same names.</summary>
public enum TimeReads
{
    /// <summary><c>now</c>, <c>3 s</c>: for a column of times.</summary>
    Bare,

    /// <summary><c>just now</c>, <c>3 s ago</c>.</summary>
    Ago,

    /// <summary><c>for 0 s</c>, <c>for 3 s</c>.</summary>
    For,
}
