using System.Text;

namespace WebhookDashboard.Bodies;

/// <summary>
/// Reads the parameters of a header such as <c>multipart/form-data; boundary=x</c>. Accepts what senders write and grammars
/// forbid: spaces without quotes, a file's path with single backslashes, a missing closing quote.
/// </summary>
internal static class HeaderParameters
{
    /// <summary>Far more than any header has: each look-up goes through all of them.</summary>
    private const int MaxParameters = 100;

    /// <summary>The value of a parameter; null if there is none.</summary>
    public static string? Find(string? header, string name) =>
        Read(header).Where(one => one.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(one => one.Value).FirstOrDefault();

    /// <summary>The parameters, in their order, up to a bound.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string? header)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        var at = header?.IndexOf(';') ?? -1;
        while (at >= 0 && at < header!.Length && parameters.Count < MaxParameters)
        {
            at++; // the semicolon
            var end = header.AsSpan(at).IndexOfAny('=', ';') is var found and >= 0 ? at + found : header.Length;
            var name = header.AsSpan(at, end - at).Trim().ToString();
            at = end;
            var value = end < header.Length && header[end] == '=' ? Value(header, end + 1, out at) : "";
            if (name.Length > 0)
            {
                parameters.Add(new(name, value));
            }
        }

        return parameters;
    }

    /// <param name="header">The whole header.</param>
    /// <param name="start">The position after the equals sign.</param>
    /// <param name="end">The position of the next semicolon, or the end.</param>
    private static string Value(string header, int start, out int end)
    {
        var quote = start;
        while (quote < header.Length && header[quote] is ' ' or '\t')
        {
            quote++;
        }

        if (quote < header.Length && header[quote] == '"')
        {
            return Quoted(header, quote + 1, out end);
        }

        end = header.IndexOf(';', start) is var found and >= 0 ? found : header.Length;
        return header.AsSpan(start, end - start).Trim().ToString();
    }

    private static string Quoted(string header, int start, out int end)
    {
        var text = new StringBuilder();
        var at = start;
        while (at < header.Length && header[at] != '"')
        {
            // Only a quote and a backslash are escaped: C:\scan.pdf keeps its backslash.
            if (header[at] == '\\' && at + 1 < header.Length && header[at + 1] is '"' or '\\')
            {
                at++;
            }

            text.Append(header[at]);
            at++;
        }

        end = header.IndexOf(';', Math.Min(at, header.Length)) is var found and >= 0 ? found : header.Length;
        return text.ToString();
    }
}
