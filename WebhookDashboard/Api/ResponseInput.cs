using System.ComponentModel;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api;

internal sealed record ResponseInput
{
    [Description("The HTTP status of the answer, 200 to 599.")]
    public int Status { get; init; } = ResponseSettings.Default.Status;

    public string ContentType { get; init; } = ResponseSettings.Default.ContentType;

    public string Body { get; init; } = ResponseSettings.Default.Body;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = ResponseSettings.Default.Headers;

    [Description("How long to wait before answering, in milliseconds, 0 to 30,000.")]
    public int DelayMs { get; init; }

    [Description("How many of the next requests to answer with failStatus, to try a sender's retries. They are kept all the same.")]
    public int FailNext { get; init; }

    [Description("The share of requests to answer with failStatus, 0 to 1.")]
    public double FailShare { get; init; }

    public int FailStatus { get; init; } = ResponseSettings.Default.FailStatus;

    public ResponseSettings ToSettings() => new()
    {
        Status = Status,
        ContentType = ContentType,
        Body = Body,
        Headers = Headers,
        DelayMs = DelayMs,
        FailNext = FailNext,
        FailShare = FailShare,
        FailStatus = FailStatus,
    };
}
