using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Ingest;

/// <summary>Applies one endpoint's limits and decides its answers. A change of the endpoint makes a new gate.</summary>
internal sealed class EndpointGate
{
    private readonly TokenBucket? _bucket;
    private readonly FailureCount _failures;
    private readonly IngestAnswer _usual;
    private readonly IngestAnswer _failNext;
    private readonly IngestAnswer _failShare;

    /// <param name="endpoint">The endpoint.</param>
    /// <param name="defaultMaxBodyBytes">The body limit if the endpoint sets none.</param>
    /// <param name="clock">Measures the request rate.</param>
    /// <param name="before">The gate this one replaces. Its rate and its failure count carry over unless their settings
    /// changed.</param>
    public EndpointGate(WebhookEndpoint endpoint, int defaultMaxBodyBytes, TimeProvider clock, EndpointGate? before = null)
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

    /// <summary>How many of the failures set by <see cref="ResponseSettings.FailNext"/> are left.</summary>
    public int FailuresLeft => _failures.Left;

    public bool Allows(string method) =>
        Endpoint.Methods.Count == 0 || Endpoint.Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    public bool TryPass(out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        return _bucket is null || _bucket.TryTake(out retryAfter);
    }

    /// <summary>
    /// Decides the answer to the next event: the usual one, or a deliberate failure that tests the sender's retries.
    /// </summary>
    public IngestAnswer NextAnswer() =>
        _failures.TryTake() ? _failNext
        : Endpoint.Response.FailShare > 0 && Random.Shared.NextDouble() < Endpoint.Response.FailShare ? _failShare
        : _usual;

    /// <summary>Starts the failures of <see cref="ResponseSettings.FailNext"/> again.</summary>
    public void RestartFailures() => _failures.Restart(Endpoint.Response.FailNext);

    /// <summary>Returns an answer that was not given because the event could not be stored.</summary>
    public void TakeBack(IngestAnswer answer)
    {
        if (answer.Kept.Why == AnswerReason.FailNext)
        {
            _failures.PutBack();
        }
    }
}
