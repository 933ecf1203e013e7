using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Readers;

namespace WebhookDashboard.Sample.Consumer;

/// <summary>
/// Gives the shop's secret, once, to the endpoints that the shop sends to, as one does by hand when registering a webhook.
/// From then on they are their owner's: an endpoint set to check nothing stays so.
/// </summary>
internal sealed class EndpointSignatures(IEndpointDirectory directory, IReaderCursors cursors, SigningSecret secret) : IHostedService
{
    /// <summary>The cursor that remembers that it was done.</summary>
    public const string Cursor = "shop.signatures";

    /// <summary>The endpoints that are there for the shop alone; payments and inventory have a use of their own.</summary>
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

            // Record, not reject: who tries the endpoints without a signature is heard and marked.
            await GiveAsync(
                signature => signature.Scheme == SignatureScheme.None,
                signature => signature with { OnFailure = SignatureFailure.Record },
                cancellationToken);
            await cursors.MoveAsync(Cursor, Done, cancellationToken);
        }
        else if (secret.IsAnother)
        {
            // The keys that secrets are sealed with are gone: the shop's new one takes the place of those that can't be read.
            await GiveAsync(
                signature => signature is { Scheme: SignatureScheme.StandardWebhooks, Secrets.Count: 0, UnreadableSecrets.Count: > 0 },
                signature => signature with { UnreadableSecrets = [] },
                cancellationToken);
        }
    }

    /// <summary>They are missing where the sample was off at the very first start.</summary>
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
