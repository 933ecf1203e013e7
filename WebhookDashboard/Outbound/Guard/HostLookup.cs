using System.Net;

namespace WebhookDashboard.Outbound.Guard;

/// <summary>Resolves a name. Called for each connection; the connector checks and uses these very addresses.</summary>
internal delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancellationToken);
