using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest;

/// <summary>The URL of an endpoint as its senders must write it.</summary>
internal sealed class PublicAddress(IOptions<PublicAddressOptions> options)
{
    /// <param name="slug">The endpoint.</param>
    /// <param name="ownBase">The base address of the request or page at hand, used when no <c>PublicUrl</c> is set.</param>
    public string UrlOf(EndpointSlug slug, string ownBase) => $"{RootOf(ownBase)}/hooks/{slug}";

    /// <summary>The URL of an endpoint where <c>PublicUrl</c> is set; null: it is then each request's own.</summary>
    public string? FixedUrlOf(EndpointSlug slug) => options.Value.Root is { } root ? $"{root}/hooks/{slug}" : null;

    /// <summary>The URL of one request as its sender wrote it.</summary>
    /// <param name="origin">Scheme and host that the request came with, used when no <c>PublicUrl</c> is set.</param>
    /// <param name="prefix">The prefix of <paramref name="target"/> that <c>PublicUrl</c> already holds.</param>
    /// <param name="target">Path and query, as written.</param>
    public string UrlOf(string origin, string prefix, string target) => options.Value.Root is { } root
        ? root + (target.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? target[prefix.Length..] : target)
        : origin + target;

    /// <summary>The address that senders see, without a slash at its end.</summary>
    public string RootOf(string ownBase) => options.Value.Root ?? ownBase.TrimEnd('/');
}
