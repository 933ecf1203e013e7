namespace WebhookDashboard.Tests.Senders;

/// <summary>The transports of a client.</summary>
[Flags]
public enum Transports
{
    None = 0,
    Http10 = 1,
    Https10 = 2,
    Http11 = 4,
    Https11 = 8,

    /// <summary>HTTP/2 without TLS, with prior knowledge.</summary>
    Http2 = 16,
    Https2 = 32,
}
