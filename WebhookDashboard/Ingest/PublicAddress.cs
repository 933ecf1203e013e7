using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest;

/// <summary>Builds endpoint URLs as senders must write them.</summary>
internal sealed class PublicAddress(IOptions<PublicAddressOptions> options)
{
    /// <param name="slug">The endpoint.</param>
    /// <param name="ownBase">The base address of the current request or page, used if <c>PublicUrl</c> is not set.</param>
    public string UrlOf(EndpointSlug slug, string ownBase) => $"{RootOf(ownBase)}/hooks/{slug}";

    /// <summary>The URL of an endpoint if <c>PublicUrl</c> is set, otherwise null: it then depends on the request.</summary>
    public string? FixedUrlOf(EndpointSlug slug) => options.Value.Root is { } root ? $"{root}/hooks/{slug}" : null;

    /// <summary>The URL of a request as its sender wrote it.</summary>
    /// <param name="origin">Scheme and host of the request, used if <c>PublicUrl</c> is not set.</param>
    /// <param name="prefix">The prefix of <paramref name="target"/> that <c>PublicUrl</c> already contains.</param>
    /// <param name="target">Path and query, as written.</param>
    public string UrlOf(string origin, string prefix, string target) => options.Value.Root is { } root
        ? root + (target.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? target[prefix.Length..] : target)
        : origin + target;

    /// <summary>The address that senders see, without a trailing slash.</summary>
    public string RootOf(string ownBase) => options.Value.Root ?? ownBase.TrimEnd('/');
}
