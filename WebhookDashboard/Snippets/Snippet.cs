namespace WebhookDashboard.Snippets;

/// <summary>
/// Writes a request as a command or a program that sends it again: the same method, URL, headers and body. A comment says
/// what the client can't send.
/// </summary>
internal static class Snippet
{
    public static string Of(SnippetFormat format, SnippetRequest request) => format switch
    {
        SnippetFormat.Httpie => HttpieSnippet.Of(request),
        SnippetFormat.Fetch => FetchSnippet.Of(request),
        SnippetFormat.Requests => RequestsSnippet.Of(request),
        SnippetFormat.HttpClient => HttpClientSnippet.Of(request),
        _ => CurlSnippet.Of(request),
    };

    /// <summary>Writes comments, one a line.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mark">Begins a comment.</param>
    /// <param name="notes">
    /// Without characters that a shell interprets, and nothing that a sender wrote: zsh runs a comment as a command unless it
    /// is set not to.
    /// </param>
    public static string Comments(SnippetRequest request, string mark, params IEnumerable<string> notes) =>
        string.Concat((request.HasTrailers ? notes.Append("The trailers of the request are not sent.") : notes).Select(note => $"{mark} {note}\n"));
}
