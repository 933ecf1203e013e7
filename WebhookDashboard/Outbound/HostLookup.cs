using System.Net;

namespace WebhookDashboard.Outbound;

/// <summary>Asks for the addresses of a name. Asked anew for each connection, and what it says is judged and connected to.</summary>
internal delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancellationToken);
