namespace WebhookDashboard.Tests.Senders;

/// <summary>The forms in which a client can send the event.</summary>
[Flags]
public enum Shapes
{
    None = 0,

    /// <summary>JSON with umlauts, and two headers of one name if the client can send them.</summary>
    Json = 1,

    /// <summary>Umlauts in a header.</summary>
    Header = 2,

    /// <summary>An umlaut in the query.</summary>
    Query = 4,

    /// <summary>Compressed before it is sent.</summary>
    Gzip = 8,

    /// <summary>A form with a file whose name has an umlaut.</summary>
    Multipart = 16,

    /// <summary>A chunked body.</summary>
    Chunked = 32,

    /// <summary>With a trailer.</summary>
    Trailers = 64,

    /// <summary>With <c>Expect: 100-continue</c>.</summary>
    Continue = 128,

    /// <summary>Several on one connection, sent before the first is answered.</summary>
    Pipelined = 256,

    /// <summary>Over HTTP/1.1, with an offer to upgrade to HTTP/2.</summary>
    Upgrade = 512,
}
