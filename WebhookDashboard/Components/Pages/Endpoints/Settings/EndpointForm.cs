using System.Text.Json.Serialization;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Components.Shared.Headers;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Deleting;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Components.Pages.Endpoints.Settings;

/// <summary>The settings of an endpoint while they are edited. Settings without a control stay unchanged.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class EndpointForm : IFormModel
{
    /// <summary>Stands for a required number that is missing; the rules refuse it.</summary>
    private const int Cleared = -1;

    private WebhookEndpoint _before;

    public EndpointForm(WebhookEndpoint endpoint)
    {
        _before = endpoint;
        Name = endpoint.Name;
        Enabled = endpoint.Enabled;
        Methods = new HashSet<string>(endpoint.Methods, StringComparer.OrdinalIgnoreCase);
        Status = endpoint.Response.Status;
        ContentType = endpoint.Response.ContentType;
        Body = endpoint.Response.Body;
        Headers = [.. endpoint.Response.Headers.Select(header => new HeaderInput { Name = header.Key, Value = header.Value })];
        DelayMs = endpoint.Response.DelayMs;
        FailNext = endpoint.Response.FailNext;
        FailPercent = Percent(endpoint.Response.FailShare);
        FailStatus = endpoint.Response.FailStatus;
        MaxBodyBytes = endpoint.MaxBodyBytes;
        RatePerSecond = endpoint.RatePerSecond;
        RetainEvents = endpoint.Retention?.Events;
        RetainDays = endpoint.Retention?.Days;
        RetainBytes = endpoint.Retention?.Bytes;
        Scheme = endpoint.Signature.Scheme;
        Secrets = [.. endpoint.Signature.Secrets];
        Reject = endpoint.Signature.OnFailure == SignatureFailure.Reject;
        ToleranceSeconds = endpoint.Signature.ToleranceSeconds;
        PublicUrl = endpoint.Signature.PublicUrl ?? "";
        var hmac = endpoint.Signature.Hmac ?? new HmacSettings { Header = "" };
        HmacHeader = hmac.Header;
        HmacAlgorithm = hmac.Algorithm;
        HmacEncoding = hmac.Encoding;
        HmacPrefix = hmac.Prefix;
        HmacSignedText = hmac.SignedText;
    }

    /// <summary>For a draft, which <see cref="EndpointDraft"/> completes.</summary>
    [JsonConstructor]
    private EndpointForm()
        : this(new WebhookEndpoint { Slug = EndpointSlug.Parse("draft"), Name = "" })
    {
    }

    public string Name { get; set; }
    public bool Enabled { get; set; }
    public ISet<string> Methods { get; }
    public int? Status { get; set; }
    public string ContentType { get; set; }

    /// <summary>The browser keeps its draft, which may be large.</summary>
    [JsonIgnore]
    public string Body { get; set; }

    public IList<HeaderInput> Headers { get; }
    public int? DelayMs { get; set; }
    public int? FailNext { get; set; }

    /// <summary>The percentage of requests that fail.</summary>
    public double? FailPercent { get; set; }

    public int? FailStatus { get; set; }
    public int? MaxBodyBytes { get; set; }
    public double? RatePerSecond { get; set; }
    public long? RetainEvents { get; set; }
    public double? RetainDays { get; set; }
    public long? RetainBytes { get; set; }
    public string Scheme { get; set; }

    /// <summary>Not part of a draft: stored secrets never leave the server.</summary>
    [JsonIgnore]
    public IList<string> Secrets { get; private set; }

    public bool Reject { get; set; }
    public int? ToleranceSeconds { get; set; }

    /// <summary>Empty: the URL of the request.</summary>
    public string PublicUrl { get; set; }

    public string HmacHeader { get; set; }
    public HmacAlgorithm HmacAlgorithm { get; set; }
    public SignatureEncoding HmacEncoding { get; set; }
    public string HmacPrefix { get; set; }
    public string HmacSignedText { get; set; }

    /// <summary>How many secrets can no longer be read.</summary>
    [JsonIgnore]
    public int UnreadableSecrets => _before.Signature.UnreadableSecrets.Count;

    /// <summary>A secret that was typed but not added yet; saving adds it.</summary>
    public string NewSecret { get; set; } = "";

    /// <summary>Takes from an endpoint what a draft does not hold.</summary>
    internal void Complete(WebhookEndpoint endpoint, IReadOnlyList<string> keptSecrets)
    {
        _before = endpoint;
        Body = endpoint.Response.Body;
        Secrets = [.. endpoint.Signature.Secrets.Where(secret => keptSecrets.Contains(MaskedSecret.Of(secret)))];
    }

    public WebhookEndpoint Build() => _before with
    {
        Name = Name.Trim(),
        Enabled = Enabled,
        Methods = [.. Methods.Order(StringComparer.Ordinal)],
        MaxBodyBytes = MaxBodyBytes,
        RatePerSecond = RatePerSecond,
        Retention = (RetainEvents, RetainDays, RetainBytes) == (null, null, null)
            ? null
            : new RetentionLimits { Events = RetainEvents, Days = RetainDays, Bytes = RetainBytes },
        Response = _before.Response with
        {
            Status = Status ?? Cleared,
            ContentType = ContentType.Trim(),
            Body = Body,
            Headers = BuildHeaders(),
            DelayMs = DelayMs ?? Cleared,
            FailNext = FailNext ?? Cleared,
            FailShare = BuildFailShare(),
            FailStatus = FailStatus ?? Cleared,
        },
        Signature = _before.Signature with
        {
            Scheme = Scheme,
            Secrets = [.. Secrets, .. NewSecret.Trim() is { Length: > 0 } added ? [added] : Array.Empty<string>()],
            UnreadableSecrets = NewSecret.Trim().Length > 0 || Scheme == SignatureScheme.None ? [] : _before.Signature.UnreadableSecrets,
            OnFailure = Reject ? SignatureFailure.Reject : SignatureFailure.Record,
            ToleranceSeconds = ToleranceSeconds,
            PublicUrl = PublicUrl.Trim() is { Length: > 0 } url ? url : null,
            Hmac = Scheme == SignatureScheme.Hmac ? BuildHmac() : _before.Signature.Hmac,
        },
    };

    public string? FaultOf(string member) => Faults().GetValueOrDefault(member);

    /// <summary>What is wrong, by the setting's name in JSON.</summary>
    public IReadOnlyDictionary<string, string> Faults()
    {
        var built = Build();
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fault in EndpointRules.Check(built))
        {
            faults.TryAdd(fault.Member, fault.Message);
        }

        if (faults.ContainsKey("response.failShare"))
        {
            faults["response.failShare"] = "Enter 0 to 100.";
        }

        if (HeaderFaults.FirstOrDefault() is { } header)
        {
            faults.TryAdd("response.headers", header);
        }

        if (built.Name.Length == 0)
        {
            faults.TryAdd("name", "Enter a name.");
        }

        foreach (var fault in SignatureRules.Check(built.Signature))
        {
            faults.TryAdd(fault.Member, fault.Message);
        }

        return faults;
    }

    internal bool HasWrongHeader => HeaderFaults.Any();

    /// <summary>Returns what is wrong with the name of a header, or null.</summary>
    internal string? NameFaultOf(HeaderInput header) =>
        !IsHeader(header) ? null
        : EndpointRules.NameFaultOf(header.Name.Trim()) is { } fault ? fault
        : NamedHeaders.TakeWhile(other => other != header).Any(other => other.Name.Trim().Equals(header.Name.Trim(), StringComparison.OrdinalIgnoreCase))
            ? $"{header.Name.Trim()} is listed twice: a response has each header once."
            : null;

    /// <summary>Returns what is wrong with the value of a header, or null.</summary>
    internal static string? ValueFaultOf(HeaderInput header) => EndpointRules.ValueFaultOf(header.Name.Trim(), header.Value.Trim());

    private IEnumerable<string> HeaderFaults => Headers.Select(header => NameFaultOf(header) ?? ValueFaultOf(header)).OfType<string>();

    private IEnumerable<HeaderInput> NamedHeaders => Headers.Where(IsHeader);

    /// <summary>An empty line is none.</summary>
    private static bool IsHeader(HeaderInput header) => header.Name.Trim().Length > 0 || header.Value.Length > 0;

    private HmacSettings BuildHmac() => new()
    {
        Header = HmacHeader.Trim(),
        Algorithm = HmacAlgorithm,
        Encoding = HmacEncoding,
        Prefix = HmacPrefix,
        SignedText = HmacSignedText,
    };

    private static double Percent(double share) => Math.Round(share * 100, 6);

    private Dictionary<string, string> BuildHeaders()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in NamedHeaders)
        {
            headers.TryAdd(header.Name.Trim(), header.Value.Trim());
        }

        return headers;
    }

    // A share that nobody touched stays exactly as it was.
    private double BuildFailShare()
    {
        var before = _before.Response.FailShare;
        return FailPercent == Percent(before) ? before : (FailPercent ?? Cleared) / 100;
    }
}
