namespace WebhookDashboard.Signatures;

/// <summary>
/// Reads a request's header by name, capitals or not. Null when it is not there; the values of a header that came more
/// than once are joined with a space, which no signature, id or timestamp holds.
/// </summary>
internal delegate string? HeaderLookup(string name);
