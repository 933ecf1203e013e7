using System.Net;
using Microsoft.Extensions.Options;
using WebhookDashboard.Ingest;

namespace WebhookDashboard.Access.Browsers;

/// <summary>
/// Restricts the host names that the app answers to when nobody has to sign in. Otherwise a foreign site could point its own
/// name at this machine after its page has loaded (DNS rebinding): the browser then sees one origin, and
/// <see cref="OwnOrigin"/> can't tell. With sign-in that is harmless, since the browser sends the cookie to the app's own name
/// only.
/// </summary>
internal sealed class DnsRebindingGuard(IOptions<AccessOptions> access, IOptions<PublicAddressOptions> address, IConfiguration configuration)
{
    /// <summary>Suffixes that no foreign site can own.</summary>
    private static readonly string[] PrivateSuffixes = [".localhost", ".local", ".internal", ".test", ".home.arpa"];

    // If AllowedHosts names hosts, the framework has already refused all others.
    private readonly bool _isOn = access.Value.Mode == AccessMode.Open && configuration["AllowedHosts"] is null or "" or "*";

    private readonly string? _public = address.Value.PublicUrl?.IdnHost;

    public bool IsRefused(HttpRequest request) => _isOn && !IsOwn(request.Host.Host);

    /// <summary>IP addresses need no look-up, and single-word names are resolved on the local network only.</summary>
    private bool IsOwn(string host) =>
        !host.TrimEnd('.').Contains('.', StringComparison.Ordinal)
        || IPAddress.TryParse(host, out _)
        || host.Equals(_public, StringComparison.OrdinalIgnoreCase)
        || Array.Exists(PrivateSuffixes, suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
