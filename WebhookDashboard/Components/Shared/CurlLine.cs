using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Shared;

/// <summary>Writes a command that sends a webhook.</summary>
internal static class CurlLine
{
    /// <summary>Sends a short JSON body, to try an address.</summary>
    /// <remarks>Not with <c>--json</c>, which curl has since 7.82 only.</remarks>
    public static string For(string url, Shell shell = Shell.Bash) => shell switch
    {
        Shell.PowerShell => $$"""irm -Method Post -ContentType application/json -Body '{"type":"hello.world"}' {{url}}""",
        Shell.Cmd => $$"""curl -H "Content-Type: application/json" -d "{\"type\":\"hello.world\"}" {{url}}""",
        _ => $$"""curl -H 'Content-Type: application/json' -d '{"type":"hello.world"}' {{url}}""",
    };

    /// <summary>For a POSIX shell. Everything except the body, which only the browser has.</summary>
    public static string Head(string url, string method, IEnumerable<HeaderLine> headers, bool followRedirects)
    {
        var line = new StringBuilder("curl");
        line.Append(method switch
        {
            "POST" => "",
            "HEAD" => " --head", // With -X curl would wait for a body.
            _ => $" -X {method}",
        });
        line.Append(followRedirects ? " --location" : "");

        // Without these two, curl expands brackets and shortens dots.
        line.Append(url.AsSpan().ContainsAny("[]{}") ? " --globoff" : "");
        line.Append(url.Contains("/.", StringComparison.Ordinal) ? " --path-as-is" : "");
        line.Append(' ').Append(Quoted(url));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers)
        {
            names.Add(header.Name);

            // A name with a colon and no value would remove the header.
            line.Append(" -H ").Append(Quoted(header.Value.Trim().Length == 0 ? $"{header.Name};" : $"{header.Name}: {header.Value}"));
        }

        // Otherwise curl says that the body is a form.
        return line.Append(names.Contains("Content-Type") ? "" : " -H 'Content-Type:'").ToString();
    }

    /// <summary>In single quotes only the quote itself has a meaning to the shell.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
