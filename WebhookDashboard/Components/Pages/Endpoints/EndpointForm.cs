using WebhookDashboard.Domain;
using WebhookDashboard.Signatures;

namespace WebhookDashboard.Components.Pages.Endpoints;

/// <summary>The settings of an endpoint while they are edited; what it has no control for stays as it was.</summary>
public sealed class EndpointForm
{
    /// <summary>The answer's body crosses the circuit, whose messages are small; a larger one is set through the API.</summary>
    public const int MaxAnswerLength = 8_000;

    private readonly WebhookEndpoint _before;

    public EndpointForm(WebhookEndpoint endpoint)
    {
        _before = endpoint;
        Name = endpoint.Name;
        Enabled = endpoint.Enabled;
        Methods = new HashSet<string>(endpoint.Methods, StringComparer.OrdinalIgnoreCase);
        Status = endpoint.Response.Status;
        ContentType = endpoint.Response.ContentType;
        Body = endpoint.Response.Body;
        MaxBodyBytes = endpoint.MaxBodyBytes;
        RatePerSecond = endpoint.RatePerSecond;
        Scheme = endpoint.Signature.Scheme;
        Secrets = [.. endpoint.Signature.Secrets];
        Reject = endpoint.Signature.OnFailure == SignatureFailure.Reject;
        ToleranceSeconds = endpoint.Signature.ToleranceSeconds;
    }

    public string Name { get; set; }
    public bool Enabled { get; set; }
    public ISet<string> Methods { get; }
    public int? Status { get; set; }
    public string ContentType { get; set; }
    public string Body { get; set; }
    public int? MaxBodyBytes { get; set; }
    public double? RatePerSecond { get; set; }
    public string Scheme { get; set; }
    public IList<string> Secrets { get; }
    public bool Reject { get; set; }
    public int? ToleranceSeconds { get; set; }

    /// <summary>A secret that was typed and not added yet; saving adds it.</summary>
    public string NewSecret { get; set; } = "";

    public bool HasLargeAnswer => _before.Response.Body.Length > MaxAnswerLength;

    public WebhookEndpoint Build() => _before with
    {
        Name = Name.Trim(),
        Enabled = Enabled,
        Methods = [.. Methods.Order(StringComparer.Ordinal)],
        MaxBodyBytes = MaxBodyBytes,
        RatePerSecond = RatePerSecond,
        Response = _before.Response with
        {
            Status = Status ?? 0,
            ContentType = ContentType.Trim(),
            Body = HasLargeAnswer ? _before.Response.Body : Body,
        },
        Signature = _before.Signature with
        {
            Scheme = Scheme,
            Secrets = [.. Secrets, .. NewSecret.Trim() is { Length: > 0 } added ? [added] : Array.Empty<string>()],
            OnFailure = Reject ? SignatureFailure.Reject : SignatureFailure.Record,
            ToleranceSeconds = ToleranceSeconds,
        },
    };

    /// <summary>What is wrong, by the setting's name in JSON.</summary>
    public IReadOnlyDictionary<string, string> Faults()
    {
        var built = Build();
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fault in EndpointRules.Check(built))
        {
            faults.TryAdd(fault.Member, fault.Message);
        }

        if (built.Name.Length == 0)
        {
            faults.TryAdd("name", "Give it a name.");
        }

        if (NewSecret.Trim().Length > 0 && !StandardWebhooksSecret.TryReadKey(NewSecret, out _))
        {
            faults.TryAdd("signature.secrets", $"A secret is {StandardWebhooksSecret.Rule}.");
        }
        else if (Scheme != SignatureScheme.None && built.Signature.Secrets.Count == 0)
        {
            faults.TryAdd("signature.secrets", "Add the secret that the provider signs with, or make one.");
        }

        return faults;
    }
}
