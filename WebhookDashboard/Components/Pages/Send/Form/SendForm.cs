using WebhookDashboard.Components.Shared.Headers;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Outbound.Verbatim;
using WebhookDashboard.Outbound.Templates;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Components.Pages.Send.Form;

/// <summary>The state of the page's controls, except for the body, which stays in the browser until it is sent.</summary>
public sealed class SendForm
{
    public static readonly IReadOnlyList<string> Methods = ["POST", "PUT", "PATCH", "DELETE", "GET", "HEAD", "OPTIONS"];

    public const int MaxUrlChars = 8_000;

    private static readonly HashSet<string> TemplateHeaders =
        new(["Content-Type", WebhookTemplate.EventTypeHeader], StringComparer.OrdinalIgnoreCase);

    private readonly List<HeaderInput> _headers = [];
    private bool _isTaken;

    /// <summary>By template: its headers as they were last edited.</summary>
    private readonly Dictionary<string, IReadOnlyList<HeaderLine>> _edited = new(StringComparer.Ordinal);

    /// <summary>The template of the body.</summary>
    public WebhookTemplate Template { get; private set; } = WebhookTemplates.All[0];

    /// <summary>One of this app's endpoints; null: <see cref="Url"/>.</summary>
    public EndpointSlug? Endpoint { get; set; }

    public string Url { get; set; } = "";

    public string Method { get; set; } = "POST";

    /// <summary>The scheme's name in the API.</summary>
    public string Scheme { get; set; } = SignatureScheme.None;

    /// <summary>Empty: the endpoint's own secret. Never stored in the browser.</summary>
    public string Secret { get; set; } = "";

    public IList<HeaderInput> Headers => _headers;

    public bool FollowRedirects { get; set; }

    /// <summary>Whether a field is still being typed into: what is wrong is shown only when it is left.</summary>
    public bool IsTyping { get; set; }

    /// <summary>The URL that the endpoint's senders must call, if a setting says so.</summary>
    internal Func<EndpointSlug, string?> FixedUrlOf { get; set; } = _ => null;

    public bool IsBurst { get; set; }

    public int? Count { get; set; } = 20;

    public int? PerSecond { get; set; } = 10;

    /// <summary>The running number in the next message.</summary>
    public long NextNumber { get; set; } = 1;

    public BurstPlan Plan => IsBurst ? new BurstPlan(Count ?? 0, PerSecond ?? 0) : BurstPlan.Once;

    /// <summary>The header lines that have a name.</summary>
    public IReadOnlyList<HeaderLine> HeaderLines =>
        [.. Headers.Where(header => !string.IsNullOrWhiteSpace(header.Name)).Select(header => new HeaderLine(header.Name.Trim(), header.Value))];

    /// <summary>
    /// Applies a template with its headers as they were last edited. The target follows only if it was the one of the
    /// template before.
    /// </summary>
    internal void Take(WebhookTemplate template, IEndpointDirectory directory)
    {
        var isTemplates = Endpoint is null ? Url.Length == 0 : Endpoint == EndpointOf(Template, directory)?.Slug;
        if (_isTaken)
        {
            _edited[Template.Name] = [.. _headers.Where(IsTemplates).Select(header => new HeaderLine(header.Name, header.Value))];
        }

        (Template, _isTaken) = (template, true);
        _headers.RemoveAll(IsTemplates);
        InsertHeaders(_edited.GetValueOrDefault(template.Name) ?? template.Headers);
        if (isTemplates && (directory.Find(template.Endpoint) ?? (Endpoint is null ? EndpointOf(template, directory) : null)) is { } endpoint)
        {
            Aim(endpoint);
        }
    }

    /// <summary>Restores the template's own headers and removes all others.</summary>
    internal void ResetHeaders()
    {
        _headers.Clear();
        InsertHeaders(Template.Headers);
    }

    private static bool IsTemplates(HeaderInput header) => TemplateHeaders.Contains(header.Name);

    private static WebhookEndpoint? EndpointOf(WebhookTemplate template, IEndpointDirectory directory) =>
        directory.Find(template.Endpoint) ?? (directory.All.Count > 0 ? directory.All[0] : null);

    internal void InsertHeaders(IEnumerable<HeaderLine> headers) =>
        _headers.InsertRange(0, headers.Select(header => new HeaderInput { Name = header.Name, Value = header.Value }));

    /// <summary>Selects one of this app's endpoints, and the signature that it expects.</summary>
    public void Aim(WebhookEndpoint endpoint)
    {
        Endpoint = endpoint.Slug;
        Scheme = SignatureSchemes.ByName.ContainsKey(endpoint.Signature.Scheme)
            ? endpoint.Signature.Scheme
            : SignatureScheme.None;
        Secret = "";
        if (endpoint.Methods.Count > 0 && !endpoint.Methods.Contains(Method))
        {
            Method = endpoint.Methods[0];
        }
    }

    /// <summary>Makes the order; null and a sentence if something is missing.</summary>
    internal SendOrder? ToOrder(ReadOnlyMemory<byte> body, IEndpointDirectory directory, out string fault)
    {
        fault = Fault(directory);
        return fault.Length > 0
            ? null
            : new SendOrder
            {
                Title = Template.Title,
                Target = Target!,
                Method = Method,
                Headers = HeaderLines,
                Body = body,
                Sign = Scheme == SignatureScheme.None ? null : new SignWith(Scheme, SecretOf(directory))
                {
                    Url = Endpoint is { } slug ? directory.Find(slug)?.Signature.PublicUrl ?? FixedUrlOf(slug) : null,
                    Hmac = Scheme == SignatureScheme.Hmac ? EndpointHmac(directory) : null,
                },
                FollowRedirects = FollowRedirects,
                Plan = Plan,
                Copies = Template.Copies,
                FirstNumber = NextNumber,
            };
    }

    /// <summary>Why this can't be sent, in one sentence; empty if it can.</summary>
    internal string Fault(IEndpointDirectory directory) =>
        TargetFault() is { Length: > 0 } fault ? fault
        : Endpoint is { } slug && directory.Find(slug) is null ? $"The endpoint /hooks/{slug} was deleted. Select another."
        : Headers.Any(static header => string.IsNullOrWhiteSpace(header.Name) && header.Value.Length > 0) ? "A header has a value and no name: enter its name, or remove it."
        : Headers.FirstOrDefault(static header => header.IsTooLong) is { } header ? $"The header {header.Name.Trim()} is too long: use at most {HeaderInput.MaxNameChars} characters for the name and {HeaderInput.MaxValueChars:N0} for the value."
        : !Plan.IsValid ? $"A burst sends 1 to {BurstPlan.MaxCount:N0} requests, at 1 to {BurstPlan.MaxPerSecond:N0} per second."
        : Scheme == SignatureScheme.Hmac && EndpointHmac(directory) is null ? "Select an endpoint with the scheme Custom HMAC: its settings say how to sign."
        : Scheme != SignatureScheme.None && SecretOf(directory).Length == 0 ? Fitting(directory) is { Secrets.Count: > 0 }
            ? "The endpoint has only a public key: enter the private key to sign with."
            : "Enter a secret to sign with, or generate one."
        : "";

    /// <summary>The URL as typed, without surrounding blanks; null if nothing can be sent to it.</summary>
    public string? Target => TargetFault().Length > 0 ? null : Endpoint is { } slug ? $"/hooks/{slug}" : Url.Trim();

    private string TargetFault()
    {
        var fault = "";
        if (Endpoint is null)
        {
            var url = Url.Trim();
            fault = url.Length switch
            {
                0 => "Enter an http:// or https:// URL to send to.",
                > MaxUrlChars => $"The URL is too long: use at most {MaxUrlChars:N0} characters.",
                _ => OutboundUrl.Read(url, out var wrong) is null ? wrong : "",
            };
        }

        return fault;
    }

    private string SecretOf(IEndpointDirectory directory) =>
        Secret.Length > 0 ? Secret.Trim() : EndpointSecret(directory) ?? "";

    /// <summary>The first secret of the selected endpoint that can sign; null if there is none.</summary>
    internal string? EndpointSecret(IEndpointDirectory directory) =>
        SignatureSchemes.ByName.TryGetValue(Scheme, out var scheme)
            ? Fitting(directory)?.Secrets.FirstOrDefault(scheme.CanSign)
            : null;

    /// <summary>The HMAC settings of the selected endpoint; null if it has none.</summary>
    internal HmacSettings? EndpointHmac(IEndpointDirectory directory) =>
        Settings(directory) is { Scheme: SignatureScheme.Hmac } settings ? settings.Hmac : null;

    /// <summary>The signature settings of the selected endpoint, if it uses the chosen scheme.</summary>
    private SignatureSettings? Fitting(IEndpointDirectory directory) =>
        Settings(directory) is { } settings && settings.Scheme == Scheme ? settings : null;

    private SignatureSettings? Settings(IEndpointDirectory directory) =>
        Endpoint is { } slug ? directory.Find(slug)?.Signature : null;
}
