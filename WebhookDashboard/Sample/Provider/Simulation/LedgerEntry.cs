using System.Text.Json.Serialization;

namespace WebhookDashboard.Sample.Provider.Simulation;

/// <summary>A line of a simulation's ledger.</summary>
internal abstract record LedgerEntry
{
    private LedgerEntry()
    {
    }

    public sealed record Opened(int ProductId, int Quantity, [property: JsonPropertyName("etag")] string ETag) : LedgerEntry;

    /// <param name="Version">1 for the first change, then one more for each.</param>
    /// <param name="Quantity">The new stock.</param>
    /// <param name="At">When the stock changed, more precise than a millisecond, since a webhook takes only a few.</param>
    /// <param name="ETag">The product's new ETag.</param>
    /// <param name="MessageId">The id of its webhook.</param>
    /// <param name="Lost">Whether that webhook is dropped.</param>
    public sealed record Changed(
        int Version,
        int Quantity,
        [property: JsonConverter(typeof(ExactTimeConverter))] DateTimeOffset At,
        [property: JsonPropertyName("etag")] string ETag,
        string MessageId,
        bool Lost) : LedgerEntry;

    /// <summary>A receiver has accepted a webhook.</summary>
    /// <param name="MessageId">The id of the webhook.</param>
    /// <param name="AnswerBytes">The size of its answer on the wire, including the head.</param>
    public sealed record Answered(string MessageId, long AnswerBytes) : LedgerEntry;
}
