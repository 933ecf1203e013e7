namespace WebhookDashboard.Domain.Endpoints;

/// <summary>What an endpoint answers once the event is stored.</summary>
public sealed record ResponseSettings
{
    public static readonly ResponseSettings Default = new();

    /// <summary>The HTTP status, 200 to 599.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The media type of the body.</summary>
    public string ContentType { get; init; } = "text/plain";

    /// <summary>The body, as text.</summary>
    public string Body { get; init; } = "OK";

    /// <summary>Additional headers, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How long to wait before answering, in milliseconds, 0 to 30,000.</summary>
    public int DelayMs { get; init; }

    /// <summary>How many of the next requests to answer with <c>failStatus</c>, to test a sender's retries.</summary>
    public int FailNext { get; init; }

    /// <summary>The share of requests to answer with <c>failStatus</c>, 0 to 1.</summary>
    public double FailShare { get; init; }

    /// <summary>The HTTP status of a deliberate failure, 200 to 599.</summary>
    public int FailStatus { get; init; } = 500;
}
