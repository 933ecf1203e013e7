using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Shared;

/// <summary>The line that a person pastes into a POSIX shell to send a webhook.</summary>
internal static class CurlLine
{
    /// <summary>Sends a little JSON, to try an address.</summary>
    public static string For(string url) => $$"""curl --json '{"hello":"world"}' {{url}}""";

    /// <summary>All but the body, which only the browser has.</summary>
    public static string Head(string url, string method, IEnumerable<HeaderLine> headers)
    {
        var line = new StringBuilder("curl");
        if (method != "POST")
        {
            line.Append(" -X ").Append(method);
        }

        line.Append(' ').Append(Quoted(url));
        foreach (var header in headers)
        {
            line.Append(" -H ").Append(Quoted($"{header.Name}: {header.Value}"));
        }

        return line.ToString();
    }

    /// <summary>In single quotes nothing means anything to the shell, but the quote itself.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
