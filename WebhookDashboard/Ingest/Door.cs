using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest;

/// <summary>One endpoint, made ready for its requests. Made anew when the endpoint changes.</summary>
internal sealed class Door
{
    private readonly TokenBucket? _bucket;
    private readonly FailureCount _failures;
    private readonly IngestAnswer _usual;
    private readonly IngestAnswer _failNext;
    private readonly IngestAnswer _failShare;

    /// <param name="endpoint">The endpoint.</param>
    /// <param name="defaultMaxBodyBytes">The cap where it sets none.</param>
    /// <param name="clock">Measures its rate.</param>
    /// <param name="before">The endpoint's door up to now. Its rate and its failures go on where their settings stayed the same.</param>
    public Door(WebhookEndpoint endpoint, int defaultMaxBodyBytes, TimeProvider clock, Door? before = null)
    {
        Endpoint = endpoint;
        MaxBodyBytes = endpoint.MaxBodyBytes ?? defaultMaxBodyBytes;
        _bucket = before?.Endpoint.RatePerSecond == endpoint.RatePerSecond ? before?._bucket
            : endpoint.RatePerSecond is { } rate ? new TokenBucket(rate, clock)
            : null;
        _failures = before?.Endpoint.Response.FailNext == endpoint.Response.FailNext
            ? before._failures
            : new FailureCount(endpoint.Response.FailNext);
        _usual = IngestAnswer.Usual(endpoint.Response);
        _failNext = IngestAnswer.Failure(endpoint.Response, AnswerReason.FailNext);
        _failShare = IngestAnswer.Failure(endpoint.Response, AnswerReason.FailShare);
    }

    public WebhookEndpoint Endpoint { get; }

    public int MaxBodyBytes { get; }

    /// <summary>How many of the failures of <see cref="ResponseSettings.FailNext"/> are still to be given.</summary>
    public int FailuresLeft => _failures.Left;

    public bool Allows(string method) =>
        Endpoint.Methods.Count == 0 || Endpoint.Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    public bool TryPass(out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        return _bucket is null || _bucket.TryTake(out retryAfter);
    }

    /// <summary>Decides what the next event is answered: the endpoint's usual answer, or a failure to try the sender's retries.</summary>
    public IngestAnswer NextAnswer() =>
        _failures.TryTake() ? _failNext
        : Endpoint.Response.FailShare > 0 && Random.Shared.NextDouble() < Endpoint.Response.FailShare ? _failShare
        : _usual;

    /// <summary>Gives all the failures of <see cref="ResponseSettings.FailNext"/> once more.</summary>
    public void RestartFailures() => _failures.Restart(Endpoint.Response.FailNext);

    /// <summary>The event was not kept, so that its answer was not given.</summary>
    public void TakeBack(IngestAnswer answer)
    {
        if (answer.Kept.Why == AnswerReason.FailNext)
        {
            _failures.PutBack();
        }
    }
}
