namespace WebhookDashboard.Sample;

/// <summary>
/// The secret that the sample shop shares with the receivers of its webhooks. A real shop shows it on a page, to be copied
/// once by hand; here the shop sets it when it starts, and the receiving side reads it.
/// </summary>
internal sealed class SigningSecret
{
    private volatile string? _value;

    /// <summary>
    /// Whether the shop could not read its secret and generated a new one, which the receivers of the old one then need.
    /// </summary>
    public bool IsAnother { get; set; }

    /// <summary>Null until the shop has started.</summary>
    public string Value
    {
        get => _value ?? throw new InvalidOperationException("The sample shop has not started yet.");
        set => _value = value;
    }
}
