namespace WebhookDashboard.Tests.Architecture;

/// <summary>A type that uses something that its room must not use.</summary>
internal sealed record Breach(string User, string Used, string Rule)
{
    public override string ToString() => $"{User} uses {Used}: {Rule}";
}
