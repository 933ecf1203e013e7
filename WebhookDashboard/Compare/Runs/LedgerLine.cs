using System.Text.Json.Serialization;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Client;

namespace WebhookDashboard.Compare.Runs;

/// <summary>A line of the shop's own account of a simulation.</summary>
internal abstract record LedgerLine
{
    private LedgerLine()
    {
    }

    /// <summary>The first line: what is going to change.</summary>
    /// <param name="ProductId">The product's id at the shop.</param>
    /// <param name="Quantity">Its stock.</param>
    /// <param name="ETag">The tag of this state, as the shop's API gives it.</param>
    public sealed record Opened(
        [property: JsonConverter(typeof(IdTextConverter))] string ProductId,
        long Quantity,
        [property: JsonPropertyName("etag")] string ETag) : LedgerLine;

    /// <param name="Version">1 for the first change, then one more each.</param>
    /// <param name="Quantity">The stock from then on.</param>
    /// <param name="At">When, by the shop's clock.</param>
    /// <param name="ETag">The tag of this state.</param>
    /// <param name="MessageId">The id of its webhook.</param>
    /// <param name="Lost">Whether that webhook is not sent.</param>
    public sealed record Changed(
        int Version,
        long Quantity,
        DateTimeOffset At,
        [property: JsonPropertyName("etag")] string ETag,
        string MessageId,
        bool Lost) : LedgerLine;

    /// <summary>The receiver, which is this app, has accepted a webhook.</summary>
    /// <param name="MessageId">The id of the webhook.</param>
    /// <param name="AnswerBytes">The size of its answer on the wire, as the shop counted it, head included.</param>
    public sealed record Answered(string MessageId, long AnswerBytes) : LedgerLine;
}
