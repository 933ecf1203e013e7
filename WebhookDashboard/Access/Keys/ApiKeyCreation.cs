namespace WebhookDashboard.Access.Keys;

/// <summary>The result of creating a key.</summary>
internal abstract record ApiKeyCreation
{
    private ApiKeyCreation()
    {
    }

    /// <summary>The key was created.</summary>
    /// <param name="Key">The key as it is listed.</param>
    /// <param name="Secret">The secret. It is shown once and can't be read again.</param>
    public sealed record Created(ApiKey Key, string Secret) : ApiKeyCreation;

    /// <summary>The key was not created.</summary>
    /// <param name="Fault">One sentence that says what is allowed.</param>
    public sealed record Refused(string Fault) : ApiKeyCreation;
}
