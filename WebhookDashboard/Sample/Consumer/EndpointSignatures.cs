using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>
/// Sets the shop's secret, once, on the endpoints that the shop sends to, as a person would when registering a webhook. From
/// then on the settings belong to the endpoint's owner: an endpoint that is set to check nothing stays so.
/// </summary>
internal sealed class EndpointSignatures(IEndpointDirectory directory, IReaderCursors cursors, SigningSecret secret) : IHostedService
{
    /// <summary>The name of the cursor that records that this was done.</summary>
    public const string Cursor = "shop.signatures";

    /// <summary>The endpoints that exist only for the shop. Payments and inventory also have fixed addresses.</summary>
    public static readonly IReadOnlyList<FirstEndpoint> MadeForTheShop =
        [new FirstEndpoint("users", "Users"), new FirstEndpoint("orders", "Orders"), new FirstEndpoint("chat", "Chat")];

    private const long Done = 1;

    private static readonly EndpointSlug[] OfTheShop =
        [.. MadeForTheShop.Select(endpoint => endpoint.Slug).Prepend("inventory").Prepend("payment").Select(EndpointSlug.Parse)];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await cursors.ReadAsync(Cursor, cancellationToken) < Done)
        {
            await MakeAsync(cancellationToken);

            // Record, not reject: people who try the endpoints without a signature are answered, and their events marked.
            await GiveAsync(
                signature => signature.Scheme == SignatureScheme.None,
                signature => signature with { OnFailure = SignatureFailure.Record },
                cancellationToken);
            await cursors.MoveAsync(Cursor, Done, cancellationToken);
        }
        else if (secret.IsAnother)
        {
            // The key that encrypted the secrets is gone: the shop's new secret replaces those that can't be read.
            await GiveAsync(
                signature => signature is { Scheme: SignatureScheme.StandardWebhooks, Secrets.Count: 0, UnreadableSecrets.Count: > 0 },
                signature => signature with { UnreadableSecrets = [] },
                cancellationToken);
        }
    }

    /// <summary>They are missing if the sample was off at the very first start.</summary>
    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        foreach (var endpoint in MadeForTheShop.Where(endpoint => directory.Find(EndpointSlug.Parse(endpoint.Slug)) is null))
        {
            await directory.CreateAsync(
                new WebhookEndpoint { Slug = EndpointSlug.Parse(endpoint.Slug), Name = endpoint.Name }, cancellationToken);
        }
    }

    private async Task GiveAsync(
        Predicate<SignatureSettings> wants, Func<SignatureSettings, SignatureSettings> change, CancellationToken cancellationToken)
    {
        foreach (var slug in OfTheShop)
        {
            if (directory.Find(slug) is { } endpoint && wants(endpoint.Signature))
            {
                var signature = change(endpoint.Signature) with { Scheme = SignatureScheme.StandardWebhooks, Secrets = [secret.Value] };
                await directory.UpdateAsync(endpoint with { Signature = signature }, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
