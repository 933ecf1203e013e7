using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Shop.Consumer;

/// <summary>
/// Gives the shop's secret, once, to the endpoints that the shop sends to, as one does by hand when registering a webhook.
/// From then on they are their owner's: an endpoint set to check nothing stays so.
/// </summary>
internal sealed class EndpointSignatures(IEndpointDirectory directory, IReaderCursors cursors, SigningSecret secret) : IHostedService
{
    /// <summary>The cursor that remembers that it was done.</summary>
    public const string Cursor = "shop.signatures";

    private const long Done = 1;

    private static readonly EndpointSlug[] OfTheShop =
        [.. new[] { "payment", "inventory", "users", "orders", "chat" }.Select(EndpointSlug.Parse)];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await cursors.ReadAsync(Cursor, cancellationToken) >= Done)
        {
            return;
        }

        foreach (var slug in OfTheShop)
        {
            if (directory.Find(slug) is { Signature.Scheme: SignatureScheme.None } endpoint)
            {
                // Record, not reject: who tries the endpoints without a signature is heard and marked.
                await directory.UpdateAsync(
                    endpoint with
                    {
                        Signature = endpoint.Signature with
                        {
                            Scheme = SignatureScheme.StandardWebhooks,
                            Secrets = [secret.Value],
                            OnFailure = SignatureFailure.Record,
                        },
                    },
                    cancellationToken);
            }
        }

        await cursors.MoveAsync(Cursor, Done, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
