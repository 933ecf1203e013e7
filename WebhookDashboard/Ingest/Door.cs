using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Ingest;

/// <summary>One endpoint, made ready for its requests. Made anew when the endpoint changes.</summary>
internal sealed class Door(WebhookEndpoint endpoint, int defaultMaxBodyBytes, TimeProvider clock)
{
    private readonly TokenBucket? _bucket = endpoint.RatePerSecond is { } rate ? new TokenBucket(rate, clock) : null;
    private int _failNext = endpoint.Response.FailNext;

    public WebhookEndpoint Endpoint { get; } = endpoint;

    public int MaxBodyBytes { get; } = endpoint.MaxBodyBytes ?? defaultMaxBodyBytes;

    public byte[] AnswerBody { get; } = Encoding.UTF8.GetBytes(endpoint.Response.Body);

    public bool Allows(string method) =>
        Endpoint.Methods.Count == 0 || Endpoint.Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    public bool TryPass(out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        return _bucket is null || _bucket.TryTake(out retryAfter);
    }

    /// <summary>Whether this request is one of those to answer with a failure, to try a sender's retries.</summary>
    public bool Fails() =>
        (Volatile.Read(ref _failNext) > 0 && Interlocked.Decrement(ref _failNext) >= 0)
        || (Endpoint.Response.FailShare > 0 && Random.Shared.NextDouble() < Endpoint.Response.FailShare);
}
