using System.Text.RegularExpressions;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Snippets;

/// <summary>Writes a request as a command of HTTPie 3, for bash.</summary>
internal static partial class HttpieSnippet
{
    /// <summary>What HTTPie and its libraries add to every request.</summary>
    private static readonly string[] Defaults = ["User-Agent", "Accept", "Accept-Encoding"];

    public static string Of(SnippetRequest request)
    {
        if (!request.Method.All(char.IsAsciiLetterUpper))
        {
            return "# HTTPie sends only methods of capital letters. Copy this request as curl.\n";
        }

        var headers = request.SentHeaders.Where(line => !IsOption(line)).ToList();
        List<string> parts =
        [
            $"http --ignore-stdin --path-as-is {request.Method} {ShellText.Quoted(request.Url)}",
            .. headers.Select(HeaderOf),
            .. Defaults.Where(name => !request.Has(name)).Select(Without),
        ];
        if (!request.Body.IsEmpty)
        {
            if (!request.Has("Content-Type"))
            {
                parts.Add(Without("Content-Type")); // Otherwise HTTPie says that the body is JSON.
            }

            parts.Add(request.Body.FileName is { } file ? ShellText.Quoted("@" + file) : $"--raw={ShellText.Quoted(request.Body.Text)}");
        }

        return Snippet.Comments(request, "#", Notes(request)) + string.Join(" \\\n  ", parts);
    }

    private static IEnumerable<string> Notes(SnippetRequest request)
    {
        if (!KeepsTarget(request.Target))
        {
            yield return "HTTPie normalizes this URL before it sends it. To send it unchanged, copy this request as curl.";
        }

        if (request.SentHeaders.Any(IsChanged))
        {
            yield return "HTTPie changes some of these header values. To send them unchanged, copy this request as curl.";
        }

        if (request.SentHeaders.Any(IsOption))
        {
            yield return "HTTPie takes a header whose name begins with a hyphen for an option, so it is not sent.";
        }

        if (!request.Has("User-Agent") || !request.Has("Accept-Encoding"))
        {
            yield return "HTTPie before 3.2.3 adds a User-Agent and an Accept-Encoding.";
        }
    }

    /// <summary>Whether requests and urllib3, which HTTPie uses, send a target unchanged. The path need not be free of dots.</summary>
    private static bool KeepsTarget(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return !target.StartsWith("//", StringComparison.Ordinal)
            && KeptPath().IsMatch(query < 0 ? target : target[..query])
            && (query < 0 || KeptQuery().IsMatch(target[(query + 1)..]));
    }

    private static bool IsOption(HeaderLine line) => line.Name.StartsWith('-');

    /// <summary>HTTPie sends UTF-8 only, trims, and takes a backslash before a separator for an escape.</summary>
    private static bool IsChanged(HeaderLine line) =>
        line.Bytes is not null || line.Value != line.Value.Trim() || EscapedSeparator().IsMatch(line.Value);

    /// <summary>The space keeps a value that begins with = or @ from being read as JSON or as the name of a file.</summary>
    private static string HeaderOf(HeaderLine line) => ShellText.Quoted(line.Value.Length == 0 ? line.Name + ";" : $"{line.Name}: {line.Value}");

    private static string Without(string header) => $"'{header}:'";

    [GeneratedRegex(@"^([-A-Za-z0-9_.~!$&'()*+,;=:@/]|%[0-9A-F]{2})*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeptPath();

    /// <summary>Escapes of letters, digits and <c>-._~</c> would be decoded.</summary>
    [GeneratedRegex(@"^([-A-Za-z0-9_.~!$&'()*+,;=:@/?]|%(?!2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])[0-9A-F]{2})+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeptQuery();

    [GeneratedRegex(@"^([^\\]|\\[^:;=@])*\\[:;=@]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EscapedSeparator();
}
