using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Api.Endpoints;

/// <summary>An endpoint as sent by a client. Omitted members get their default.</summary>
/// <remarks>The attributes only describe; <see cref="EndpointRules"/> validates.</remarks>
internal sealed record EndpointInput
{
    [Description("The name in the address /hooks/{slug}: 1 to 64 of a–z, 0–9, '-' and '_'. Omitted when creating: a random one that nobody can guess.")]
    [RegularExpression(EndpointSlug.Pattern)]
    public string? Slug { get; init; }

    [Description("The display name, at most 100 characters. Omitted: the slug.")]
    [MaxLength(EndpointRules.MaxNameLength)]
    public string? Name { get; init; }

    [Description("Read-only; accepted so that what was read can be sent back.")]
    public string? Url { get; init; }

    [Description("A disabled endpoint answers 404 and keeps its events.")]
    public bool Enabled { get; init; } = true;

    [Description("The accepted HTTP methods, at most 50; empty or omitted: any.")]
    [MaxLength(EndpointRules.MaxMethods)]
    public IReadOnlyList<string>? Methods { get; init; }

    [Description("How senders sign; omitted: nothing is checked.")]
    public SignatureInput? Signature { get; init; }

    [Description("The answer once an event is stored; omitted: 200 with the text OK.")]
    public ResponseInput? Response { get; init; }

    [Description("The largest accepted body, in bytes, 1 to 26,214,400; null: the setting Ingest:MaxBodyBytes.")]
    [Range(1, WebhookEndpoint.LargestMaxBodyBytes)]
    public int? MaxBodyBytes { get; init; }

    [Description("Requests per second, greater than 0, above which the endpoint answers 429; null: no limit.")]
    [Range(0, EndpointRules.MaxRatePerSecond, MinimumIsExclusive = true)]
    public double? RatePerSecond { get; init; }

    [Description("How much the endpoint keeps; null: only the limits of the whole log hold.")]
    public RetentionInput? Retention { get; init; }
}
