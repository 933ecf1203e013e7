using System.Collections.Concurrent;
using System.Text;
using WebhookDashboard.Deliveries;

namespace WebhookDashboard.Tests.Deliveries;

/// <summary>A transport that keeps what it was given, and answers as the test says; delivered unless it says otherwise.</summary>
internal sealed class ScriptedTransport : IDeliveryTransport
{
    private readonly ConcurrentQueue<Delivery> _sent = new();
    private int _underWay;
    private int _mostAtOnce;

    public Func<Delivery, CancellationToken, Task<AttemptOutcome>> Answer { get; set; } =
        (_, _) => Task.FromResult<AttemptOutcome>(new AttemptOutcome.Delivered());

    /// <summary>What the attempts made of the answer's details.</summary>
    public Func<AttemptResult, AttemptResult> Details { get; set; } = result => result;

    /// <summary>The deliveries of all attempts, in the order in which they began.</summary>
    public IReadOnlyList<Delivery> Sent => [.. _sent];

    public IReadOnlyList<string> Texts => [.. _sent.Select(delivery => Encoding.UTF8.GetString(delivery.Payload.Span))];

    public int MostAtOnce => Volatile.Read(ref _mostAtOnce);

    public void AnswerWith(AttemptOutcome outcome) => Answer = (_, _) => Task.FromResult(outcome);

    public async Task<AttemptResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var now = Interlocked.Increment(ref _underWay);
        for (var most = MostAtOnce; now > most && Interlocked.CompareExchange(ref _mostAtOnce, now, most) != most; most = MostAtOnce)
        {
        }

        _sent.Enqueue(delivery);
        try
        {
            return Details(new AttemptResult(await Answer(delivery, cancellationToken)));
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
