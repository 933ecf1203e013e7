namespace WebhookDashboard.Signatures.Schemes;

/// <summary>
/// The forms of a URL that Twilio may have signed. Twilio's own libraries also try it with and without the port.
/// </summary>
internal static class TwilioUrl
{
    /// <param name="publicUrl">The configured URL, or null.</param>
    /// <param name="own">The request's own URL.</param>
    /// <param name="hashName">The parameter that Twilio adds to each message, which a configured URL therefore lacks.</param>
    public static IEnumerable<string> Signed(string? publicUrl, string own, string hashName)
    {
        if (publicUrl is null)
        {
            return WithPorts(own);
        }

        var urls = WithPorts(publicUrl);
        var query = own.IndexOf('?', StringComparison.Ordinal);
        if (QueryValue(publicUrl, hashName) is null && QueryValue(own, hashName) is { } hash)
        {
            urls = urls.Concat(WithPorts(WithQuery(publicUrl, $"{hashName}={hash}")));
        }

        return query >= 0 && !publicUrl.Contains('?', StringComparison.Ordinal)
            ? urls.Concat(WithPorts(publicUrl + own[query..]))
            : urls;
    }

    public static string WithQuery(string url, string parameter) =>
        url + (url.Contains('?', StringComparison.Ordinal) ? '&' : '?') + parameter;

    /// <summary>The undecoded value of a query parameter; null if the name is missing or repeated.</summary>
    public static string? QueryValue(string url, string name)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
        {
            return null;
        }

        string? found = null;
        foreach (var parameter in url[(question + 1)..].Split('&'))
        {
            if (parameter.StartsWith(name, StringComparison.Ordinal) && parameter.Length > name.Length && parameter[name.Length] == '=')
            {
                if (found is not null)
                {
                    return null;
                }

                found = parameter[(name.Length + 1)..];
            }
        }

        return found;
    }

    /// <summary>The URL as it is, then without its port or, if it has none, with the default port.</summary>
    private static IEnumerable<string> WithPorts(string url)
    {
        yield return url;
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3)
        {
            yield break;
        }

        var end = url.AsSpan(start).IndexOfAny("/?#");
        end = end < 0 ? url.Length : start + end;
        var host = url.LastIndexOf('@', end - 1, end - start) is >= 0 and var at ? at + 1 : start;
        var colon = url.LastIndexOf(':', end - 1, end - host);
        var isPort = colon > url.LastIndexOf(']', end - 1, end - host);
        if (end <= host)
        {
            yield break;
        }

        yield return colon >= 0 && isPort
            ? url[..colon] + url[end..]
            : url[..end] + (url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80") + url[end..];
    }
}
