using System.Net;
using Microsoft.Extensions.Options;
using WebhookDashboard.Ingest;

namespace WebhookDashboard.Access;

/// <summary>
/// Which names the app answers to where nobody signs in. A foreign site may point a name of its own at this machine once
/// its page is loaded (DNS rebinding): to the browser, page and app are of one origin then, and <see cref="OwnOrigin"/>
/// can't tell. With sign-in that is harmless, since the browser keeps the cookie to the app's own name.
/// </summary>
internal sealed class OpenHost(IOptions<AccessOptions> access, IOptions<PublicAddressOptions> address, IConfiguration configuration)
{
    /// <summary>The last part of names that no foreign site can have.</summary>
    private static readonly string[] PrivateSuffixes = [".localhost", ".local", ".internal", ".test", ".home.arpa"];

    // Where AllowedHosts names hosts, the framework has refused all others by now.
    private readonly bool _isOn = access.Value.Mode == AccessMode.Open && configuration["AllowedHosts"] is null or "" or "*";

    private readonly string? _public = address.Value.PublicUrl?.IdnHost;

    public bool IsRefused(HttpRequest request) => _isOn && !IsOwn(request.Host.Host);

    /// <summary>An address is not looked up, and a name of one word is looked up on the own network alone.</summary>
    private bool IsOwn(string host) =>
        !host.TrimEnd('.').Contains('.', StringComparison.Ordinal)
        || IPAddress.TryParse(host, out _)
        || host.Equals(_public, StringComparison.OrdinalIgnoreCase)
        || Array.Exists(PrivateSuffixes, suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
