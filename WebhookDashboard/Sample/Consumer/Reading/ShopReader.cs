using WebhookDashboard.Data;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Readers;
using WebhookDashboard.Sample.Consumer.Payloads;

namespace WebhookDashboard.Sample.Consumer.Reading;

/// <summary>
/// The policy of the shop's readers. An imported event is skipped. An event is set aside with the reason if its endpoint has a secret and its signature is
/// not valid (<see cref="UnsignedEvents"/> has the exception), or if its body does not fit. Every other event goes to the
/// handler of its kind.
/// </summary>
internal class ShopReader(IEventHandler handler, ConsumerChanges changes, UnsignedEvents unsigned) : IEventReader
{
    /// <summary>What was changed since the last commit. The engine handles events and commits them in turn, so it needs no lock.</summary>
    private ConsumerParts _changed;

    public string Name => handler.Reader;

    public IReadOnlyList<EndpointSlug> Endpoints { get; } = [handler.Endpoint];

    public async Task<HandlingOutcome> HandleAsync(
        WholeEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        var changed = ConsumerParts.SetAside; // So it is after a bug, too.
        try
        {
            var outcome = await HandleValidAsync(received, context, cancellationToken);
            changed = outcome.Kind == HandlingKind.Done ? ChangedParts.Of(context) : changed;
            return outcome;
        }
        finally
        {
            _changed |= changed;
        }
    }

    public void OnCommitted()
    {
        changes.Tell(_changed);
        _changed = ConsumerParts.None;
    }

    private async Task<HandlingOutcome> HandleValidAsync(
        WholeEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        if (received.Summary.Imported)
        {
            return HandlingOutcome.Skip; // Whoever received it has acted on it.
        }

        if (Doubt(received.Summary.Signature) is { } doubt)
        {
            return HandlingOutcome.SetAside(doubt);
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

    /// <summary>Why the event can't be trusted; null if it can.</summary>
    private string? Doubt(SignatureCheck signature) => signature.Verdict switch
    {
        Verdict.Valid or Verdict.Unchecked => null,
        Verdict.Missing when unsigned.AreHandled => null,
        Verdict.Missing => $"Not signed, although its endpoint has a secret: {signature.Reason}",
        _ => $"Signature not verified: {signature.Reason}",
    };
}

/// <summary>Reads one kind of event.</summary>
internal sealed class ShopReader<THandler>(THandler handler, ConsumerChanges changes, UnsignedEvents unsigned)
    : ShopReader(handler, changes, unsigned)
    where THandler : IEventHandler;
