using Microsoft.Extensions.Options;
using WebhookDashboard.Domain;
using WebhookDashboard.Ingest;
using WebhookDashboard.Signatures;

namespace WebhookDashboard.Api.Endpoints;

/// <summary>Makes an endpoint of what came in, and says all that is wrong with it.</summary>
internal sealed class EndpointReader(IOptions<IngestOptions> ingest, TimeProvider clock)
{
    /// <param name="slug">The address of the endpoint.</param>
    /// <param name="input">What came in.</param>
    /// <param name="stored">The endpoint as it is; null when it is created.</param>
    /// <param name="faults">To add to.</param>
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
            CreatedAt = stored?.CreatedAt ?? clock.GetUtcNow(),
        };
        faults.AddRange(EndpointRules.Check(endpoint));
        return endpoint;
    }

    /// <summary>JSON's null fits into a list of strings, whatever the list's type says.</summary>
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

    /// <summary>Reading shows the setting's cap where an endpoint has none; sending that back is not to fix it.</summary>
    private bool KeepsDefault(EndpointInput input, WebhookEndpoint? stored) =>
        stored is { MaxBodyBytes: null } && input.MaxBodyBytes == ingest.Value.MaxBodyBytes;

    private static SignatureSettings Read(SignatureInput input, SignatureSettings stored, List<EndpointFault> faults)
    {
        if (!Enum.IsDefined(input.OnFailure))
        {
            faults.Add(new("signature.onFailure", "Give 'record' or 'reject'."));
        }

        // Those that can't be read now come back with the key that they were sealed with, unless newer ones are given.
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
