namespace WebhookDashboard.Bodies.Values;

/// <summary>What a string value is, besides text.</summary>
public enum EmbeddedKind
{
    /// <summary>A JSON object or array, written as a string.</summary>
    Json,

    /// <summary>A signed token (RFC 7519).</summary>
    Jwt,

    /// <summary>Base64 or base64url of text or of a file.</summary>
    Base64,
}
