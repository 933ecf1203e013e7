using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest;

/// <summary>The URL of an endpoint as its senders must write it.</summary>
internal sealed class PublicAddress(IOptions<PublicAddressOptions> options)
{
    /// <param name="slug">The endpoint.</param>
    /// <param name="ownBase">The base address of the request or page at hand, used when no <c>PublicUrl</c> is set.</param>
    public string UrlOf(EndpointSlug slug, string ownBase) => $"{RootOf(ownBase)}/hooks/{slug}";

    /// <summary>The address that senders see, without a slash at its end.</summary>
    public string RootOf(string ownBase) => options.Value.Root ?? ownBase.TrimEnd('/');
}
