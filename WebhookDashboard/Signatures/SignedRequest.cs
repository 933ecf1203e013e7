namespace WebhookDashboard.Signatures;

/// <summary>What a scheme may read of a request.</summary>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its exact bytes.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Url">Its own URL as the sender wrote it, query included; may be empty where no scheme asks for it.</param>
internal readonly record struct SignedRequest(HeaderLookup Headers, ReadOnlyMemory<byte> Body, string Method, string Url);
