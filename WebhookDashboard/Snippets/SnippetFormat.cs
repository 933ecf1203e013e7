namespace WebhookDashboard.Snippets;

/// <summary>The program or library that a snippet is written for.</summary>
public enum SnippetFormat
{
    Curl,
    Httpie,

    /// <summary>JavaScript's <c>fetch</c>, in Node.js.</summary>
    Fetch,

    /// <summary>Python's requests.</summary>
    Requests,

    /// <summary>C#'s <c>HttpClient</c>.</summary>
    HttpClient,
}
