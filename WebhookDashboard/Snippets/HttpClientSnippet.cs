using System.Globalization;
using System.Text;

namespace WebhookDashboard.Snippets;

/// <summary>Writes a request as a C# program with <c>HttpClient</c>.</summary>
internal static class HttpClientSnippet
{
    private static readonly string[] KnownMethods = ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH", "CONNECT", "QUERY"];

    public static string Of(SnippetRequest request)
    {
        var lines = request.SentHeaders.ToList();
        var code = new StringBuilder(Snippet.Comments(request, "//", Notes(request)));
        code.Append("using System.Text;\n\n")
            .Append("var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };\n")
            .Append($"var url = new Uri({CodeText.Literal(request.Origin + EncodedTargetOf(request))}, options);\n")
            .Append($"using var request = new HttpRequestMessage(new HttpMethod({CodeText.Literal(request.Method)}), url);\n")
            .Append($"request.Content = new ByteArrayContent({BodyOf(request.Body)});\n")
            .Append("(string Name, string Value)[] headers =\n[\n")
            .AppendJoin("", lines.Select(line => $"    ({CodeText.Literal(line.Name)}, {CodeText.Latin1Literal(line.ToBytes().Span)}),\n"))
            .Append("];\n")
            .Append("foreach (var (name, value) in headers)\n{\n")
            .Append("    if (!request.Headers.TryAddWithoutValidation(name, value))\n    {\n")
            .Append("        request.Content.Headers.TryAddWithoutValidation(name, value);\n    }\n}\n\n")
            .Append("using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 };\n")
            .Append("using var client = new HttpClient(handler);\n")
            .Append("using var response = await client.SendAsync(request);\n")
            .Append("Console.WriteLine($\"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}\");\n");
        return code.ToString();
    }

    private static IEnumerable<string> Notes(SnippetRequest request)
    {
        yield return "Run it with .NET 10: dotnet run request.cs";
        if (request.SentHeaders.GroupBy(line => line.Name, StringComparer.OrdinalIgnoreCase).Any(lines => lines.Skip(1).Any()))
        {
            yield return "HttpClient joins repeated headers into one.";
        }

        if (!KnownMethods.Contains(request.Method) && KnownMethods.Contains(request.Method, StringComparer.OrdinalIgnoreCase))
        {
            yield return "HttpClient writes this method in capitals.";
        }

        if (!Ascii.IsValid(request.Target))
        {
            yield return "HttpClient can't send the characters of this URL that are not ASCII. They are percent-encoded here.";
        }
    }

    private static string EncodedTargetOf(SnippetRequest request)
    {
        var target = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(request.Target))
        {
            _ = one < 0x80 ? target.Append((char)one) : target.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
        }

        return target.ToString();
    }

    private static string BodyOf(SnippetBody body) => body.FileName is { } file
        ? $"File.ReadAllBytes({CodeText.Literal(file)})"
        : $"{CodeText.Literal(body.Text)}u8.ToArray()";
}
