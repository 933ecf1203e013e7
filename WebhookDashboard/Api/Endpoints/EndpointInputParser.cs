using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Ingest;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;

namespace WebhookDashboard.Api.Endpoints;

/// <summary>Converts the input to an endpoint, and reports everything that is wrong with it.</summary>
internal sealed class EndpointInputParser(IOptions<IngestOptions> ingest, TimeProvider clock)
{
    /// <param name="slug">The endpoint's slug.</param>
    /// <param name="input">The input.</param>
    /// <param name="stored">The stored endpoint; null when creating one.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public WebhookEndpoint Read(EndpointSlug slug, EndpointInput input, WebhookEndpoint? stored, List<EndpointFault> faults)
    {
        faults.AddRange(NullFaults(input));
        if (faults.Count > 0)
        {
            return stored ?? new WebhookEndpoint { Slug = slug, Name = slug.Value };
        }

        var name = input.Name?.Trim();
        var endpoint = new WebhookEndpoint
        {
            Slug = slug,
            Name = string.IsNullOrEmpty(name) ? slug.Value : name,
            Enabled = input.Enabled,
            Methods = [.. (input.Methods ?? []).Select(method => method.ToUpperInvariant()).Distinct()],
            Signature = Read(input.Signature ?? new SignatureInput(), stored?.Signature ?? SignatureSettings.None, faults),
            Response = (input.Response ?? new ResponseInput()).ToSettings(),
            MaxBodyBytes = KeepsDefault(input, stored) ? null : input.MaxBodyBytes,
            RatePerSecond = input.RatePerSecond,
            Retention = input.Retention?.ToLimits(),
            CreatedAt = stored?.CreatedAt ?? clock.GetUtcNow(),
        };
        faults.AddRange(EndpointRules.Check(endpoint));
        return endpoint;
    }

    /// <summary>JSON can put null into a list of strings, whatever its type says.</summary>
    private static IEnumerable<EndpointFault> NullFaults(EndpointInput input)
    {
        if ((input.Methods ?? []).Any(method => method is null))
        {
            yield return new("methods", "A method is null: leave it out.");
        }

        if ((input.Signature?.Secrets ?? []).Any(secret => secret is null))
        {
            yield return new("signature.secrets", "A secret is null: leave it out.");
        }

        if ((input.Response?.Headers ?? new Dictionary<string, string>()).Any(header => header.Value is null))
        {
            yield return new("response.headers", "A header's value is null: leave the header out.");
        }
    }

    /// <summary>Reading shows the default limit if the endpoint sets none; sending that back must not set it.</summary>
    private bool KeepsDefault(EndpointInput input, WebhookEndpoint? stored) =>
        stored is { MaxBodyBytes: null } && input.MaxBodyBytes == ingest.Value.MaxBodyBytes;

    private static SignatureSettings Read(SignatureInput input, SignatureSettings stored, List<EndpointFault> faults)
    {
        if (!Enum.IsDefined(input.OnFailure))
        {
            faults.Add(new("signature.onFailure", "Give 'record' or 'reject'."));
        }

        // Keeps unreadable secrets, in case their key comes back, unless new secrets are given.
        var keepsUnreadable = input.Scheme == stored.Scheme && input.Secrets.All(MaskedSecret.Is);
        var settings = new SignatureSettings
        {
            Scheme = input.Scheme,
            Secrets = Unmask(input.Secrets, stored.Secrets, faults),
            UnreadableSecrets = keepsUnreadable ? stored.UnreadableSecrets : [],
            OnFailure = input.OnFailure,
            ToleranceSeconds = input.ToleranceSeconds,
            PublicUrl = string.IsNullOrWhiteSpace(input.PublicUrl) ? null : input.PublicUrl.Trim(),
            Hmac = input.Hmac?.ToSettings(),
        };
        faults.AddRange(SignatureRules.Check(settings));
        return settings;
    }

    private static List<string> Unmask(IReadOnlyList<string> secrets, IReadOnlyList<string> stored, List<EndpointFault> faults)
    {
        var whole = new List<string>(secrets.Count);
        foreach (var shown in stored.GroupBy(MaskedSecret.Of).Where(same => same.Count() > 1))
        {
            var kept = secrets.Count(secret => secret == shown.Key);
            if (kept > 0 && kept < shown.Count())
            {
                faults.Add(new("signature.secrets", $"{shown.Count()} stored secrets are shown as '{shown.Key}': send the one to keep whole."));
                return whole;
            }
        }

        var left = stored.ToList();
        foreach (var secret in secrets)
        {
            if (!MaskedSecret.Is(secret))
            {
                whole.Add(secret.Trim());
            }
            else if (left.Find(known => MaskedSecret.Of(known) == secret) is { } known)
            {
                whole.Add(known);
                left.Remove(known);
            }
            else
            {
                faults.Add(new("signature.secrets", $"'{secret}' is masked and no stored secret looks so: send the whole secret."));
            }
        }

        return whole;
    }
}
