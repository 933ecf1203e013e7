using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>The target, the method and the signature.</summary>
public sealed partial class SendBar
{
    private const string OtherUrl = "";

    private string _url = "";
    private string _secret = "";

    private string SecretHint => Form.EndpointSecret(Directory) is { } secret
        ? $"the endpoint’s: {MaskedSecret.Of(secret)}"
        : Signatures.SignatureSchemes.ByName[Form.Scheme].Facts.SecretExample;

    /// <summary>Only an endpoint's settings say how to sign with an HMAC of one's own.</summary>
    private IEnumerable<string> Schemes => Signatures.SignatureSchemes.All.Select(scheme => scheme.Facts.Name)
        .Where(name => name != SignatureScheme.Hmac || Form.EndpointHmac(Directory) is not null).Prepend(SignatureScheme.None);

    private static string TextOf(ChangeEventArgs e) => (string?)e.Value ?? "";

    /// <summary>
    /// The text that a field is given: the same while someone types. A field that follows its own keys
    /// (<c>Immediate</c>) is set back to an older text on a slow connection, and keys are lost.
    /// </summary>
    private string Still(ref string shown, string current) => shown = Form.IsTyping ? shown : current;

    private Task AimAsync(string? target) => ChangeAsync(
        () =>
        {
            if (EndpointSlug.TryParse(target, out var slug) && Directory.Find(slug) is { } endpoint)
            {
                Form.Aim(endpoint);
            }
            else
            {
                Form.Endpoint = null;
                _url = Form.Url;
                Form.Scheme = Form.Scheme == SignatureScheme.Hmac ? SignatureScheme.None : Form.Scheme;
            }
        },
        isTyping: target is OtherUrl); // The URL is missing until it is typed, which is not a fault yet.
}
