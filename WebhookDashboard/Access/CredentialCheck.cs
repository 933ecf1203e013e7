namespace WebhookDashboard.Access;

/// <summary>The result of checking a secret.</summary>
/// <param name="IsRight">Whether it was checked and is right.</param>
/// <param name="Wait">How long no further secret is checked; zero: the next one may come at once.</param>
/// <param name="LocksOut">Whether this check started the wait.</param>
internal readonly record struct CredentialCheck(bool IsRight, TimeSpan Wait, bool LocksOut);
