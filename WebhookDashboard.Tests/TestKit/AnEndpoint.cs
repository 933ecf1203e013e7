using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>Builds endpoints: <c>AnEndpoint.Named("payment").Accepting("POST").Build()</c>.</summary>
internal sealed record AnEndpoint
{
    private EndpointSlug Slug { get; init; }
    private string? Name { get; init; }
    private bool Enabled { get; init; } = true;
    private IReadOnlyList<string> Methods { get; init; } = [];
    private SignatureSettings Signature { get; init; } = SignatureSettings.None;
    private ResponseSettings Response { get; init; } = ResponseSettings.Default;
    private int? MaxBodyBytes { get; init; }
    private double? RatePerSecond { get; init; }
    private RetentionLimits? Retention { get; init; }

    public static AnEndpoint Named(string slug) => new() { Slug = EndpointSlug.Parse(slug) };

    public AnEndpoint Titled(string name) => this with { Name = name };

    public AnEndpoint Disabled() => this with { Enabled = false };

    public AnEndpoint Accepting(params string[] methods) => this with { Methods = methods };

    public AnEndpoint SignedWith(string secret, string scheme = SignatureScheme.StandardWebhooks) =>
        this with { Signature = Signature with { Scheme = scheme, Secrets = [.. Signature.Secrets, secret] } };

    public AnEndpoint Rejecting() => this with { Signature = Signature with { OnFailure = SignatureFailure.Reject } };

    public AnEndpoint Answering(ResponseSettings response) => this with { Response = response };

    public AnEndpoint LimitedTo(int bytes) => this with { MaxBodyBytes = bytes };

    public AnEndpoint AtMost(double perSecond) => this with { RatePerSecond = perSecond };

    public AnEndpoint Keeping(RetentionLimits limits) => this with { Retention = limits };

    public WebhookEndpoint Build() => new()
    {
        Slug = Slug,
        Name = Name ?? Slug.Value,
        Enabled = Enabled,
        Methods = Methods,
        Signature = Signature,
        Response = Response,
        MaxBodyBytes = MaxBodyBytes,
        RatePerSecond = RatePerSecond,
        Retention = Retention,
        CreatedAt = AnEvent.SomeTime,
    };
}
