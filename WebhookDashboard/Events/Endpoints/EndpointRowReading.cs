using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Deleting;

namespace WebhookDashboard.Events.Endpoints;

internal static class EndpointRowReading
{
    public static WebhookEndpoint ToEndpoint(this EndpointRow row, SecretSeal seal) => new()
    {
        Slug = row.Slug,
        Name = row.Name,
        Enabled = row.Enabled,
        Methods = row.Methods,
        Signature = Open(row.Signature, seal),
        Response = row.Response,
        MaxBodyBytes = row.MaxBodyBytes,
        RatePerSecond = row.RatePerSecond,
        Retention = row.Retention,
        CreatedAt = row.CreatedAt,
    };

    /// <summary>Copies everything that a change may touch: not the slug and not the creation time.</summary>
    public static void Take(this EndpointRow row, WebhookEndpoint endpoint, SecretSeal seal)
    {
        row.Name = endpoint.Name;
        row.Enabled = endpoint.Enabled;
        row.Methods = endpoint.Methods;
        row.Signature = endpoint.Signature with
        {
            Secrets = [.. endpoint.Signature.Secrets.Select(seal.Seal), .. endpoint.Signature.UnreadableSecrets],
            UnreadableSecrets = [],
        };
        row.Response = endpoint.Response;
        row.MaxBodyBytes = endpoint.MaxBodyBytes;
        row.RatePerSecond = endpoint.RatePerSecond;
        row.Retention = endpoint.Retention;
    }

    /// <summary>Encrypts a secret that an older version stored unencrypted.</summary>
    /// <returns>False when there is nothing to do.</returns>
    public static bool SealPlain(this EndpointRow row, SecretSeal seal)
    {
        if (row.Signature.Secrets.All(SecretSeal.IsSealed))
        {
            return false;
        }

        row.Signature = row.Signature with
        {
            Secrets = [.. row.Signature.Secrets.Select(stored => SecretSeal.IsSealed(stored) ? stored : seal.Seal(stored))],
        };
        return true;
    }

    private static SignatureSettings Open(SignatureSettings stored, SecretSeal seal)
    {
        var opened = stored.Secrets.Select(text => (Text: text, Secret: seal.Open(text))).ToList();
        return stored with
        {
            Secrets = [.. opened.Where(one => one.Secret is not null).Select(one => one.Secret!)],
            UnreadableSecrets = [.. opened.Where(one => one.Secret is null).Select(one => one.Text)],
        };
    }
}
