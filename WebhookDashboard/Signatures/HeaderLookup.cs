namespace WebhookDashboard.Signatures;

/// <summary>
/// Returns a request header by its case-insensitive name, or null. Repeated headers are joined with a space, which no
/// signature, id or timestamp contains.
/// </summary>
internal delegate string? HeaderLookup(string name);
