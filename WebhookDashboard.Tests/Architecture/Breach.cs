namespace WebhookDashboard.Tests.Architecture;

/// <summary>A type that uses what its room may not.</summary>
internal sealed record Breach(string User, string Used, string Rule)
{
    public override string ToString() => $"{User} uses {Used}: {Rule}";
}
