using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Signatures.Schemes;

/// <summary>The template of the text that scheme <c>hmac</c> signs.</summary>
internal static class SignedTemplate
{
    public const int MaxLength = 1_000;

    private const string Header = "header:";
    private const string Timestamp = "timestamp:";

    /// <summary>What is wrong with a template, in a sentence that says what to do; null if nothing is.</summary>
    public static string? Fault(string template)
    {
        if (template.Length > MaxLength)
        {
            return $"The signed text has at most {MaxLength:N0} characters.";
        }

        var marks = Marks(template).ToList();
        if (marks.Count(mark => mark == "body") != 1)
        {
            return "The signed text must contain {body} exactly once: without it, anyone could change the body.";
        }

        if (marks.Count(mark => mark.StartsWith(Timestamp, StringComparison.Ordinal)) > 1)
        {
            return "The signed text may contain at most one {timestamp:…}.";
        }

        return marks.Find(mark => !IsKnown(mark)) is { } unknown
            ? $"'{{{unknown}}}' is unknown: use {{body}}, {{url}}, {{method}}, {{header:Name}} or {{timestamp:Name}}."
            : null;
    }

    /// <summary>The headers that the template names, in order.</summary>
    public static IEnumerable<string> HeadersOf(string template) =>
        from mark in Marks(template)
        where mark.StartsWith(Header, StringComparison.Ordinal) || mark.StartsWith(Timestamp, StringComparison.Ordinal)
        select mark[(mark.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The header whose time is checked against the tolerance; null if there is none.</summary>
    public static string? TimestampOf(string template) =>
        Marks(template).FirstOrDefault(mark => mark.StartsWith(Timestamp, StringComparison.Ordinal))?[Timestamp.Length..];

    public static bool HasUrl(string template) => template.Contains("{url}", StringComparison.Ordinal);

    /// <summary>Fills the template with the parts of a request.</summary>
    public static SignedContent Fill(string template, in SignedRequest request, string url)
    {
        var at = template.IndexOf(HmacSettings.BodyMark, StringComparison.Ordinal);
        var rest = at + HmacSettings.BodyMark.Length;
        return at < 0
            ? new SignedContent(FillText(template, request, url), default, default)
            : new SignedContent(FillText(template[..at], request, url), request.Body, FillText(template[rest..], request, url));
    }

    private static byte[] FillText(string text, in SignedRequest request, string url)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var (open, close) = NextMark(text, at);
            filled.Append(text, at, open - at);
            if (open == text.Length)
            {
                break;
            }

            var mark = text[(open + 1)..close];
            filled.Append(mark switch
            {
                "url" => url,
                "method" => request.Method,
                _ when IsKnown(mark) => request.Headers(mark[(mark.IndexOf(':', StringComparison.Ordinal) + 1)..]),
                _ => text[open..(close + 1)],
            });
            at = close + 1;
        }

        return Encoding.UTF8.GetBytes(filled.ToString());
    }

    private static IEnumerable<string> Marks(string text)
    {
        for (var at = 0; NextMark(text, at) is var (open, close) && open < text.Length; at = close + 1)
        {
            yield return text[(open + 1)..close];
        }
    }

    /// <summary>The next closed pair of braces, or the text's end twice if there is none.</summary>
    private static (int Open, int Close) NextMark(string text, int at)
    {
        var open = text.IndexOf('{', at);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        return close < 0 ? (text.Length, text.Length) : (open, close);
    }

    private static bool IsKnown(string mark) =>
        mark is "body" or "url" or "method" || IsHeader(mark, Header) || IsHeader(mark, Timestamp);

    private static bool IsHeader(string mark, string kind) =>
        mark.StartsWith(kind, StringComparison.Ordinal) && EndpointRules.IsToken(mark[kind.Length..]);
}
