namespace WebhookDashboard.Access;

/// <summary>What became of one try with a secret.</summary>
/// <param name="IsRight">Whether it was looked at and right.</param>
/// <param name="Wait">How long no other try is looked at; zero: the next one may come at once.</param>
/// <param name="LocksOut">Whether it is this try that brought the wait about.</param>
internal readonly record struct Attempt(bool IsRight, TimeSpan Wait, bool LocksOut);
