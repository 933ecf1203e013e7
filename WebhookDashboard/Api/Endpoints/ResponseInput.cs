using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Api.Endpoints;

internal sealed record ResponseInput
{
    [Description("The HTTP status of the answer, 200 to 599.")]
    [Range(EndpointRules.MinStatus, EndpointRules.MaxStatus)]
    public int Status { get; init; } = ResponseSettings.Default.Status;

    [Description("The media type of the body, at most 255 characters.")]
    [MaxLength(EndpointRules.MaxContentTypeLength)]
    public string ContentType { get; init; } = ResponseSettings.Default.ContentType;

    [Description("The body, as text.")]
    [MaxLength(EndpointRules.MaxAnswerLength)]
    public string Body { get; init; } = ResponseSettings.Default.Body;

    [Description("Additional headers, by name: at most 50, of at most 8,192 characters together. Headers that the server sets itself are refused.")]
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ResponseSettings.Default.Headers;

    [Description("How long to wait before answering, in milliseconds, 0 to 30,000.")]
    [Range(0, EndpointRules.MaxDelayMs)]
    public int DelayMs { get; init; }

    [Description("How many of the next requests to answer with failStatus, to test a sender's retries. Their events are stored nevertheless.")]
    [Range(0, EndpointRules.MaxFailNext)]
    public int FailNext { get; init; }

    [Description("The share of requests to answer with failStatus, 0 to 1.")]
    [Range(0.0, 1.0)]
    public double FailShare { get; init; }

    [Description("The HTTP status of a deliberate failure, 200 to 599.")]
    [Range(EndpointRules.MinStatus, EndpointRules.MaxStatus)]
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
