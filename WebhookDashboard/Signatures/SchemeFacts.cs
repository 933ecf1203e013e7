using WebhookDashboard.Domain;

namespace WebhookDashboard.Signatures;

/// <summary>What there is to know of a scheme: one row of <c>docs/signatures.md</c>, and what the endpoint's page shows.</summary>
internal sealed record SchemeFacts
{
    /// <summary>As the contract spells it.</summary>
    public required string Name { get; init; }

    /// <summary>As people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The headers that it reads.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>What is signed, with placeholders: <c>{id}.{timestamp}.{body}</c>.</summary>
    public required string Signed { get; init; }

    /// <summary>The algorithm, and how the signature is written.</summary>
    public required string Encoding { get; init; }

    /// <summary>Whether what is signed holds a time, which is held against the endpoint's tolerance.</summary>
    public bool HasTime { get; init; }

    /// <summary>Whether the URL is signed.</summary>
    public bool SignsUrl { get; init; }

    /// <summary>Where the rule is published.</summary>
    public required string Source { get; init; }

    public required SecretForm Secret { get; init; }

    /// <summary>What a secret may be, for messages: <c>'whsec_' followed by base64</c>.</summary>
    public required string SecretRule { get; init; }

    /// <summary>Where a person finds it.</summary>
    public required string SecretPlace { get; init; }

    /// <summary>What a secret looks like, for an empty field.</summary>
    public required string SecretExample { get; init; }

    /// <summary>What the endpoint's tolerance means to it.</summary>
    public string Tolerance
    {
        get => field ?? (HasTime ? $"{SignatureSettings.DefaultToleranceSeconds} s unless set otherwise" : "none: no time is signed");
        init;
    }
}
