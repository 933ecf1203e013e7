namespace WebhookDashboard.Data.Sample;

/// <summary>A customer with an account at the sample shop.</summary>
internal sealed class StoreUserRow
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";

    /// <summary>In hundredths of <see cref="Currency"/>.</summary>
    public long BalanceCents { get; set; }

    public string Currency { get; set; } = "";
}
