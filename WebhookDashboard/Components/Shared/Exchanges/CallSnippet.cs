using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain;
using WebhookDashboard.Pull;
using WebhookDashboard.Snippets;

namespace WebhookDashboard.Components.Shared.Exchanges;

/// <summary>Writes an API call as a few lines to paste elsewhere. A placeholder replaces each masked header value.</summary>
internal static class CallSnippet
{
    public const string KeyPlaceholder = "YOUR_API_KEY";

    public static string Of(SnippetLanguage language, Exchange exchange) => language switch
    {
        SnippetLanguage.JavaScript => JavaScript(exchange),
        SnippetLanguage.CSharp => CSharp(exchange),
        _ => Curl(exchange),
    };

    public static string Curl(Exchange exchange)
    {
        var lines = new List<string> { "curl" + (exchange.Method == "GET" ? " " : $" -X {exchange.Method} ") + ShellText.Quoted(exchange.Url) };
        lines.AddRange(Headers(exchange).Select(header => $"  -H {ShellText.Quoted($"{header.Name}: {header.Value}")}"));
        if (!exchange.RequestBody.IsEmpty)
        {
            lines.Add($"  --data-raw {ShellText.Quoted(Body(exchange))}");
        }

        return string.Join(" \\\n", lines);
    }

    private static string JavaScript(Exchange exchange)
    {
        var code = new StringBuilder($"const response = await fetch({Text(exchange.Url)}, {{\n");
        if (exchange.Method != "GET")
        {
            code.Append($"  method: {Text(exchange.Method)},\n");
        }

        code.Append("  headers: {\n");
        foreach (var (name, value) in Headers(exchange))
        {
            code.Append($"    {Text(name)}: {Text(value)},\n");
        }

        code.Append("  },\n");
        if (!exchange.RequestBody.IsEmpty)
        {
            code.Append($"  body: {Text(Body(exchange))},\n");
        }

        return code.Append("});\nif (!response.ok) throw new Error(`${response.status} ${response.statusText}`);\nconsole.log(await response.json());\n").ToString();
    }

    private static string CSharp(Exchange exchange)
    {
        var code = new StringBuilder("using var client = new HttpClient();\n");
        var method = exchange.Method == "GET" ? "HttpMethod.Get" : $"new HttpMethod({Text(exchange.Method)})";
        code.Append($"using var request = new HttpRequestMessage({method}, {Text(exchange.Url)});\n");
        foreach (var (name, value) in Headers(exchange).Where(header => header.Name != "Content-Type"))
        {
            code.Append($"request.Headers.TryAddWithoutValidation({Text(name)}, {Text(value)});\n");
        }

        if (!exchange.RequestBody.IsEmpty)
        {
            code.Append($"request.Content = new StringContent({Text(Body(exchange))}, Encoding.UTF8, \"application/json\");\n");
        }

        return code
            .Append("using var response = await client.SendAsync(request);\n")
            .Append("response.EnsureSuccessStatusCode();\n")
            .Append("Console.WriteLine(await response.Content.ReadAsStringAsync());\n")
            .ToString();
    }

    private static IEnumerable<(string Name, string Value)> Headers(Exchange exchange)
    {
        foreach (var line in exchange.RequestHeaders.Where(line => line.Name is not ("Host" or "User-Agent" or "Content-Type" or "Content-Length")))
        {
            var scheme = line.Value.StartsWith("Bearer ", StringComparison.Ordinal) ? "Bearer " : "";
            yield return (line.Name, MaskedSecret.Is(line.Value) ? scheme + KeyPlaceholder : line.Value);
        }

        if (!exchange.RequestBody.IsEmpty)
        {
            yield return ("Content-Type", "application/json");
        }
    }

    private static string Body(Exchange exchange) => Encoding.UTF8.GetString(exchange.RequestBody.Span);

    /// <summary>
    /// A JSON string is also valid in JavaScript and C#, once the characters that only JSON allows unescaped are escaped.
    /// </summary>
    private static string Text(string text) => JsonSerializer.Serialize(text);
}
