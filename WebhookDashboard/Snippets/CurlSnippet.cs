using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Snippets;

/// <summary>Writes a request as a command of curl 7.55 or newer, for bash.</summary>
internal static class CurlSnippet
{
    /// <summary>What curl adds to every request.</summary>
    private static readonly string[] Defaults = ["User-Agent", "Accept"];

    /// <param name="request">The request.</param>
    /// <param name="followsRedirects">Whether curl follows redirects.</param>
    public static string Of(SnippetRequest request, bool followsRedirects = false)
    {
        var sendsBody = !request.Body.IsEmpty || (request.Has("Content-Length") && request.Method is not ("GET" or "HEAD"));
        List<string> parts =
        [
            $"curl{MethodOf(request, sendsBody)}{(followsRedirects ? " --location" : "")}{AddressOf(request)}",
            .. request.SentHeaders.Select(HeaderOf),
            .. Defaults.Where(name => !request.Has(name)).Select(Without),
        ];
        if (sendsBody)
        {
            if (!request.Has("Content-Type"))
            {
                parts.Add(Without("Content-Type")); // Otherwise curl says that the body is a form.
            }

            parts.Add(DataOf(request.Body));
        }

        return Snippet.Comments(request, "#") + string.Join(" \\\n  ", parts);
    }

    private static string MethodOf(SnippetRequest request, bool sendsBody) => request.Method switch
    {
        "POST" when sendsBody => "",
        "GET" when !sendsBody => "",
        "HEAD" when !sendsBody => " --head",

        // With a body curl can't know that the answer has none: it reads until the server closes the connection.
        "HEAD" => " -X HEAD --ignore-content-length -H 'Connection: close'",
        var method => $" -X {ShellText.Word(method)}",
    };

    private static string AddressOf(SnippetRequest request)
    {
        var target = request.Target;
        if (target.Any(c => c is <= ' ' or '#' or >= '\x7f') || target.IndexOf('?', StringComparison.Ordinal) == target.Length - 1)
        {
            // In a URL, curl would refuse, drop or percent-encode them.
            return $" --request-target {ShellText.Quoted(target)} {ShellText.Quoted(request.Origin + "/")}";
        }

        // Without these two, curl expands brackets and shortens dots.
        var expands = request.Url.AsSpan().ContainsAny("[]{}");
        var shortens = target.Contains("/.", StringComparison.Ordinal) || target.Contains("/%2e", StringComparison.OrdinalIgnoreCase);
        return $"{(expands ? " --globoff" : "")}{(shortens ? " --path-as-is" : "")} {ShellText.Quoted(request.Url)}";
    }

    /// <summary>A name with a colon and no value would remove the header; a semicolon sends it empty.</summary>
    private static string HeaderOf(HeaderLine line)
    {
        var value = line.ToBytes();
        return "-H " + (value.IsEmpty
            ? ShellText.Quoted(line.Name + ";")
            : ShellText.Quoted((byte[])[.. Encoding.ASCII.GetBytes(line.Name), .. ": "u8, .. value.Span]));
    }

    private static string Without(string header) => $"-H '{header}:'";

    /// <summary>
    /// The shell opens the file, and runs nothing if it is missing: with <c>@file</c>, curl would send an empty body. Only
    /// <c>--data-raw</c> takes a body that begins with <c>@</c> for a body.
    /// </summary>
    private static string DataOf(SnippetBody body) => body.FileName is { } file
        ? $"--data-binary @- < {ShellText.Quoted(file)}"
        : $"--data-raw {ShellText.Quoted(body.Text)}";
}
