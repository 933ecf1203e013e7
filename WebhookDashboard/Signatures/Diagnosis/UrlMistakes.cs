using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>The right secret over another form of the URL.</summary>
internal static class UrlMistakes
{
    private const int MaxShown = 300;

    public static string? Find(Trial trial, ISignatureScheme scheme, SignedRequest request, SignatureSettings settings)
    {
        if (!scheme.SignsUrl(settings))
        {
            return null;
        }

        foreach (var url in Variants(settings.PublicUrl ?? request.Url, request.Url).Distinct(StringComparer.Ordinal))
        {
            if (trial.IsOver)
            {
                return null;
            }

            if (trial.Fits(scheme.Read(request, settings with { PublicUrl = url })))
            {
                var shown = url.Length <= MaxShown ? url : url[..MaxShown] + "…";
                return $"Valid for the URL {shown}: set the endpoint's public URL to exactly that, or enter the endpoint's URL at the provider.";
            }
        }

        return null;
    }

    private static IEnumerable<string> Variants(string url, string own)
    {
        foreach (var one in new[] { url, own })
        {
            foreach (var scheme in new[] { one, OtherScheme(one) })
            {
                yield return scheme;
                yield return WithoutPort(scheme);
                yield return OtherSlash(scheme);
                yield return OtherSlash(WithoutPort(scheme));
                yield return Path(scheme);
                yield return Path(WithoutPort(scheme));
                yield return OtherSlash(Path(WithoutPort(scheme)));
            }
        }
    }

    private static string OtherScheme(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? string.Concat("https", url.AsSpan(4))
        : url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? string.Concat("http", url.AsSpan(5))
        : url;

    /// <summary>The URL without its query.</summary>
    private static string Path(string url) => url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? url[..at] : url;

    private static string OtherSlash(string url)
    {
        var path = Path(url);
        return (path.EndsWith('/') ? path[..^1] : path + "/") + url[path.Length..];
    }

    private static string WithoutPort(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3)
        {
            return url;
        }

        var end = url.AsSpan(start).IndexOfAny("/?#") is >= 0 and var at ? start + at : url.Length;
        var port = url.AsSpan(start, end - start).LastIndexOf(':');
        return port >= 0 && !url.AsSpan(start + port, end - start - port).Contains(']') ? url[..(start + port)] + url[end..] : url;
    }
}
