using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Snippets;

/// <summary>Writes a request as a program for Python 3.8 or newer with requests.</summary>
internal static class RequestsSnippet
{
    /// <summary>What the libraries below requests add unless they are told not to.</summary>
    private static readonly string[] Defaults = ["User-Agent", "Accept-Encoding"];

    public static string Of(SnippetRequest request)
    {
        var lines = request.SentHeaders.ToList();
        var skipped = Defaults.Where(name => !request.Has(name)).ToList();

        // A dictionary takes a name once, and requests refuses some values that are valid.
        var bySimplicity = lines.ToLookup(line => IsSimple(line, lines));
        var (simple, special) = (bySimplicity[true], bySimplicity[false].ToList());
        var code = new StringBuilder(Snippet.Comments(request, "#"));
        var rewritten = !KeepsRequestLine(request);
        code.Append(rewritten ? "import http.client\n" : "").Append("import requests\n")
            .Append(special.Count > 0 ? "from urllib3.response import HTTPHeaderDict\n" : "")
            .Append(skipped.Count > 0 ? "from urllib3.util import SKIP_HEADER\n" : "")
            .Append('\n');
        if (rewritten)
        {
            code.Append("# requests would rewrite the method or the URL. This sends both as they are.\n")
                .Append($"request_line = {CodeText.PythonLiteral(Encoding.UTF8.GetBytes($"{request.Method} {request.Target} HTTP/1.1"))}\n")
                .Append("http.client.HTTPConnection._encode_request = lambda self, line: request_line\n\n");
        }

        code.Append("request = requests.Request(\n")
            .Append($"    {CodeText.PythonLiteral(request.Method)},\n")
            .Append($"    {CodeText.PythonLiteral(rewritten ? request.Origin : request.Url)},\n")
            .Append("    headers={\n")
            .AppendJoin("", simple.Select(line => $"        {CodeText.PythonLiteral(line.Name)}: {CodeText.PythonLiteral(line.Value)},\n"))
            .AppendJoin("", skipped.Select(name => $"        \"{name}\": SKIP_HEADER,\n"))
            .Append("    },\n")
            .Append(BodyOf(request.Body))
            .Append(").prepare()\n");
        if (special.Count > 0)
        {
            code.Append("request.headers = HTTPHeaderDict(request.headers)\n")
                .AppendJoin("", special.Select(line =>
                    $"request.headers.add({CodeText.PythonLiteral(line.Name)}, {CodeText.PythonLiteral(line.ToBytes().Span)})\n"));
        }

        return code.Append("response = requests.Session().send(request, allow_redirects=False)\n")
            .Append("print(response.status_code, response.text)\n")
            .ToString();
    }

    private static string BodyOf(SnippetBody body) => body switch
    {
        { FileName: { } file } => $"    data=open({CodeText.PythonLiteral(file)}, \"rb\").read(),\n",
        { IsEmpty: true } => "",
        _ => $"    data={CodeText.PythonLiteral(body.Text)}.encode(),\n",
    };

    private static bool IsSimple(HeaderLine line, List<HeaderLine> all) =>
        line.Value.All(c => c is >= ' ' and <= '~') && all.Count(other => other.IsNamed(line.Name)) == 1;

    /// <summary>Whether requests sends them unchanged. It encodes, decodes and shortens URLs, and writes methods in capitals.</summary>
    private static bool KeepsRequestLine(SnippetRequest request)
    {
        var target = request.Target;
        return !request.Method.Any(char.IsAsciiLetterLower)
            && target.All(c => char.IsAsciiLetterOrDigit(c) || "-._~/?=&:@!$'()*+,;".Contains(c, StringComparison.Ordinal))
            && !target.StartsWith("//", StringComparison.Ordinal)
            && !target.Contains("/.", StringComparison.Ordinal)
            && target.IndexOf('?', StringComparison.Ordinal) != target.Length - 1;
    }
}
