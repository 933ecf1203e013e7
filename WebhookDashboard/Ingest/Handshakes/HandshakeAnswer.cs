namespace WebhookDashboard.Ingest.Handshakes;

/// <summary>What a provider that tries out an address wants to hear from it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">Never HTML: the text may be the caller's own.</param>
/// <param name="Body">What is said.</param>
/// <param name="Note">For the event: what was asked and answered; null where its signature is judged like any other's.</param>
internal sealed record HandshakeAnswer(int Status, string ContentType, string Body, string? Note = null)
{
    /// <summary>Far more than any provider sends, and too little to be of use for anything else.</summary>
    public const int MaxChallenge = 1_000;

    public const string Text = "text/plain; charset=utf-8";

    /// <returns>The challenge as the answer; null where it is none.</returns>
    public static HandshakeAnswer? Echo(string? challenge, string? note = null) =>
        string.IsNullOrEmpty(challenge) || challenge.Length > MaxChallenge
            ? null
            : new HandshakeAnswer(StatusCodes.Status200OK, Text, challenge, note);
}
