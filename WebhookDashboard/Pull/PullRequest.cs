namespace WebhookDashboard.Pull;

/// <summary>One request to a source.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Below the source's base address.</param>
internal sealed record PullRequest(HttpMethod Method, SourcePath Path)
{
    /// <summary>JSON; sent with every method but <c>GET</c>.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The <c>ETag</c> of an earlier answer, sent as <c>If-None-Match</c>.</summary>
    public string? KnownTag { get; init; }

    /// <summary>The <c>Last-Modified</c> of an earlier answer, sent as <c>If-Modified-Since</c>.</summary>
    public string? KnownDate { get; init; }

    /// <summary>
    /// Whether the log only counts the call. For callers that call often and keep their own record: otherwise their calls
    /// would soon push those of people out of the log.
    /// </summary>
    public bool IsOnlyCounted { get; init; }

    public static PullRequest Get(SourcePath path) => new(HttpMethod.Get, path);
}
