namespace WebhookDashboard.Ingest.Handshakes;

/// <summary>The answer that a provider expects when it verifies an address.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">Never HTML: the caller may have written the text.</param>
/// <param name="Body">The body.</param>
/// <param name="Note">Stored with the event: what was asked and answered. Null if the signature is checked as usual.</param>
internal sealed record HandshakeAnswer(int Status, string ContentType, string Body, string? Note = null)
{
    /// <summary>Far more than any provider sends, and too little to be abused.</summary>
    public const int MaxChallenge = 1_000;

    public const string Text = "text/plain; charset=utf-8";

    /// <returns>An answer that repeats the challenge; null if there is no valid challenge.</returns>
    public static HandshakeAnswer? Echo(string? challenge, string? note = null) =>
        string.IsNullOrEmpty(challenge) || challenge.Length > MaxChallenge
            ? null
            : new HandshakeAnswer(StatusCodes.Status200OK, Text, challenge, note);
}
