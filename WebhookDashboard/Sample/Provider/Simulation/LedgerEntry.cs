using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Provider.Simulation;

/// <summary>A line of what a simulation did.</summary>
internal abstract record LedgerEntry
{
    private LedgerEntry()
    {
    }

    public sealed record Opened(int ProductId, int Quantity, [property: JsonPropertyName("etag")] string ETag) : LedgerEntry;

    /// <param name="Version">1 for the first change, then one more each.</param>
    /// <param name="Quantity">The stock from then on.</param>
    /// <param name="At">When; to less than a millisecond, since a webhook takes few.</param>
    /// <param name="ETag">As the product's answers have it from then on.</param>
    /// <param name="MessageId">The id of its webhook.</param>
    /// <param name="Lost">Whether that one is not sent.</param>
    public sealed record Changed(
        int Version,
        int Quantity,
        [property: JsonConverter(typeof(ExactTimeConverter))] DateTimeOffset At,
        [property: JsonPropertyName("etag")] string ETag,
        string MessageId,
        bool Lost) : LedgerEntry;

    /// <summary>A receiver has taken a webhook.</summary>
    /// <param name="MessageId">Which.</param>
    /// <param name="AnswerBytes">What it answered, as it came over the wire, the head included.</param>
    public sealed record Answered(string MessageId, long AnswerBytes) : LedgerEntry;
}
