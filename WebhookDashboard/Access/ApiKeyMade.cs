namespace WebhookDashboard.Access;

/// <summary>What became of the wish for a new key.</summary>
internal abstract record ApiKeyMade
{
    private ApiKeyMade()
    {
    }

    /// <summary>Made.</summary>
    /// <param name="Key">As it is listed.</param>
    /// <param name="Secret">The key itself, which is told this once and never again.</param>
    public sealed record Made(ApiKey Key, string Secret) : ApiKeyMade;

    /// <summary>Not made.</summary>
    /// <param name="Fault">One sentence that says what is allowed.</param>
    public sealed record Refused(string Fault) : ApiKeyMade;
}
