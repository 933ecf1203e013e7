using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Snippets;

/// <summary>Writes a request as a JavaScript module for Node.js 18 or newer, with its <c>fetch</c>.</summary>
internal static class FetchSnippet
{
    /// <summary>
    /// <c>fetch</c> alone normalizes the URL and some methods, refuses a body in a GET, joins repeated headers and adds five of
    /// its own. What it passes to the dispatcher below it can be replaced; both are parts of Node.js, called undici.
    /// </summary>
    public static string Of(SnippetRequest request)
    {
        var target = Encoding.UTF8.GetBytes(request.Target);
        var code = new StringBuilder(Snippet.Comments(request, "//", Notes(request, target)));
        if (request.Body.FileName is not null)
        {
            code.Append("const { readFileSync } = await import(\"node:fs\");\n");
        }

        code.Append("const request = {\n")
            .Append($"  method: {CodeText.Literal(request.Method)},\n")
            .Append($"  path: {CodeText.Latin1Literal(target)},\n")
            .Append("  headers: [\n")
            .AppendJoin("", request.SentHeaders.Select(line => $"    {CodeText.Literal(line.Name)}, {CodeText.Latin1Literal(line.ToBytes().Span)},\n"))
            .Append("  ],\n")
            .Append(BodyOf(request.Body))
            .Append("};\n\n")
            .Append("// fetch alone would change the URL and the headers.\n")
            .Append("const dispatcher = {\n")
            .Append("  dispatch: (options, handler) =>\n")
            .Append("    globalThis[Symbol.for(\"undici.globalDispatcher.1\")].dispatch({ ...options, ...request }, handler),\n")
            .Append("};\n")
            .Append($"const response = await fetch({CodeText.Literal(request.Origin)}, {{ dispatcher, redirect: \"manual\" }});\n")
            .Append("console.log(response.status, await response.text());\n");
        return code.ToString();
    }

    private static IEnumerable<string> Notes(SnippetRequest request, byte[] target)
    {
        yield return "For Node.js 18 or newer, in a file such as request.mjs. A browser ignores the dispatcher.";
        if (target.Any(one => one <= ' ') || request.SentHeaders.Any(HasControl))
        {
            yield return "Node.js refuses the control characters or spaces in this request.";
        }
    }

    private static string BodyOf(SnippetBody body) => body switch
    {
        { FileName: { } file } => $"  body: readFileSync({CodeText.Literal(file)}),\n",
        { IsEmpty: true } => "",
        _ => $"  body: {CodeText.Literal(body.Text)},\n",
    };

    private static bool HasControl(HeaderLine line) => line.Value.Any(c => c is < ' ' and not '\t' or '\x7f');
}
