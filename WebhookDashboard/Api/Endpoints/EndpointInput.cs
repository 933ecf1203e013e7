using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Endpoints;

/// <summary>An endpoint as it comes in: what is left out has its usual value.</summary>
/// <remarks>The attributes only describe. What is too much is refused by <see cref="EndpointRules"/>, with a sentence.</remarks>
internal sealed record EndpointInput
{
    [Description("The name in the address /hooks/{slug}: 1 to 64 of a–z, 0–9, '-' and '_'. Left out when creating: one that nobody can guess.")]
    [RegularExpression(EndpointSlug.Pattern)]
    public string? Slug { get; init; }

    [Description("For people, at most 100 characters. Left out: the slug.")]
    [MaxLength(EndpointRules.MaxNameLength)]
    public string? Name { get; init; }

    [Description("Only read, never set; taken so that what was read can be sent back.")]
    public string? Url { get; init; }

    [Description("A disabled endpoint answers 404 and keeps what it has.")]
    public bool Enabled { get; init; } = true;

    [Description("HTTP methods that are taken; empty or left out: any.")]
    public IReadOnlyList<string>? Methods { get; init; }

    [Description("How senders sign; left out: nothing is checked.")]
    public SignatureInput? Signature { get; init; }

    [Description("What is answered once an event is kept; left out: 200 with the text OK.")]
    public ResponseInput? Response { get; init; }

    [Description("The largest body that is taken, in bytes, 1 to 26,214,400; null: the setting Ingest:MaxBodyBytes.")]
    [Range(1, WebhookEndpoint.LargestMaxBodyBytes)]
    public int? MaxBodyBytes { get; init; }

    [Description("Requests a second, above 0, over which the endpoint answers 429; null: no limit.")]
    [Range(0, EndpointRules.MaxRatePerSecond, MinimumIsExclusive = true)]
    public double? RatePerSecond { get; init; }
}
