namespace WebhookDashboard.Sample;

/// <summary>
/// The secret that the sample shop shares with who receives its webhooks. A real shop shows it on a page, to be copied by
/// hand once; here the shop puts it down when it starts, and the receiving side takes it from here.
/// </summary>
internal sealed class SigningSecret
{
    private volatile string? _value;

    /// <summary>Whether the shop could not read the one that it had, and made another: then whoever has the old one has to learn the new one.</summary>
    public bool IsAnother { get; set; }

    /// <summary>Known once the shop has started.</summary>
    public string Value
    {
        get => _value ?? throw new InvalidOperationException("The sample shop has not started yet.");
        set => _value = value;
    }
}
