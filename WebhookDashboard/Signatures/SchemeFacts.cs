using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Signatures;

/// <summary>The description of a scheme: a row of <c>docs/signatures.md</c>, also shown on the endpoint's page.</summary>
internal sealed record SchemeFacts
{
    /// <summary>The scheme's name in the API.</summary>
    public required string Name { get; init; }

    /// <summary>The display name.</summary>
    public required string Title { get; init; }

    /// <summary>The headers that the scheme reads.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>What is signed, with placeholders: <c>{id}.{timestamp}.{body}</c>.</summary>
    public required string Signed { get; init; }

    /// <summary>The algorithm and the encoding of the signature.</summary>
    public required string Encoding { get; init; }

    /// <summary>Whether a timestamp is signed and checked against the endpoint's tolerance.</summary>
    public bool HasTime { get; init; }

    /// <summary>Whether the URL is signed.</summary>
    public bool SignsUrl { get; init; }

    /// <summary>The URL of the published rule.</summary>
    public required string Source { get; init; }

    public required SecretForm Secret { get; init; }

    /// <summary>What a valid secret is, for messages: <c>'whsec_' followed by base64</c>.</summary>
    public required string SecretRule { get; init; }

    /// <summary>Where to find the secret.</summary>
    public required string SecretPlace { get; init; }

    /// <summary>An example of a secret, shown in an empty field.</summary>
    public required string SecretExample { get; init; }

    /// <summary>How the endpoint's tolerance applies.</summary>
    public string Tolerance
    {
        get => field ?? (HasTime ? $"{SignatureSettings.DefaultToleranceSeconds} s unless set otherwise" : "none: no time is signed");
        init;
    }
}
