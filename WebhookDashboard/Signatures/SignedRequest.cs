namespace WebhookDashboard.Signatures;

/// <summary>The parts of a request that a scheme may read.</summary>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The exact bytes of the body.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Url">The URL as the sender wrote it, query included; may be empty if the scheme does not sign it.</param>
internal readonly record struct SignedRequest(HeaderLookup Headers, ReadOnlyMemory<byte> Body, string Method, string Url);
