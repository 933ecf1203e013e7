using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Sample.Consumer.Payloads;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>
/// The policy of the shop's readers: an event whose signature is wrong, or whose body does not fit, is set aside with the
/// reason; everything else goes to the handler of its kind.
/// </summary>
internal class ShopReader(IEventHandler handler, ConsumerChanges changes) : ILogReader
{
    public string Name => handler.Reader;

    public IReadOnlyList<EndpointSlug> Endpoints { get; } = [handler.Endpoint];

    public async Task<HandlingOutcome> HandleAsync(
        WholeEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        if (received.Summary.Signature is { Verdict: Verdict.Mismatch or Verdict.Malformed or Verdict.Stale } refuted)
        {
            return HandlingOutcome.SetAside($"Its signature does not prove its sender: {refuted.Reason}");
        }

        using var payload = Payload.Read(received.Body);
        if (payload.Fault is { } unreadable)
        {
            return HandlingOutcome.SetAside(unreadable);
        }

        var isRepeat = await Repeats.IsRepeatAsync(Name, received.Summary, context, cancellationToken);
        var shopEvent = new ShopEvent(received.Summary, payload.Fields, isRepeat);
        return await handler.HandleAsync(shopEvent, context, cancellationToken) is { } fault
            ? HandlingOutcome.SetAside(fault)
            : HandlingOutcome.Done;
    }

    public void OnCommitted() => changes.Tell();
}

/// <summary>The reader of one kind of event.</summary>
internal sealed class ShopReader<THandler>(THandler handler, ConsumerChanges changes) : ShopReader(handler, changes)
    where THandler : IEventHandler;
