using WebhookDashboard.Bodies;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Pull;

/// <summary>One API call and its result: the request and the answer as they were on the wire, and the time of each step.</summary>
public sealed record Exchange
{
    private readonly string? _path;

    /// <summary>The number of the call, counted up from 1; 0 when it could not be kept.</summary>
    public long Number { get; init; }

    /// <summary>The name of the source that was called.</summary>
    public required string Source { get; init; }

    public DateTimeOffset StartedAt { get; init; }
    public required string Method { get; init; }

    /// <summary>The whole address, without credentials.</summary>
    public required string Url { get; init; }

    /// <summary>Below the source's base address, query included: <c>/products/7</c>. The whole path where the base is not known any more.</summary>
    public string Path
    {
        get => _path ?? PathOf(Url);
        init => _path = value;
    }

    /// <summary>As they left, <c>Authorization</c> masked.</summary>
    public IReadOnlyList<HeaderLine> RequestHeaders { get; init; } = [];

    public ReadOnlyMemory<byte> RequestBody { get; init; }

    /// <summary>Request line, headers and body; 0 when nothing left this server.</summary>
    public long BytesOut { get; init; }

    public PullOutcome Outcome { get; init; }

    /// <summary>Null when no answer came.</summary>
    public int? Status { get; init; }

    public IReadOnlyList<HeaderLine> ResponseHeaders { get; init; } = [];

    /// <summary>The first part of the answer as it stood on the wire, compressed if it came so; see <see cref="IsCut"/> and <see cref="BrokeOff"/>.</summary>
    public ReadOnlyMemory<byte> ResponseBody { get; init; }

    /// <summary>Whether the answer went on after what is kept.</summary>
    public bool IsCut { get; init; }

    /// <summary>The SHA-256 of the whole, decompressed answer to a <c>GET</c>; null when there is none that can be used.</summary>
    public string? AnswerHash { get; init; }

    /// <summary>What the answer told; null when none can be used, and for a request that is no question. The log decides it.</summary>
    public Told? Told { get; init; }

    /// <summary>Status line, headers and body, as far as they were read; without what chunked transfer puts between.</summary>
    public long BytesIn { get; init; }

    /// <summary>In milliseconds from the start until the connection stood; null when an open one was taken, or none came about.</summary>
    public double? ConnectedMs { get; init; }

    /// <summary>In milliseconds from the start to the head of the answer.</summary>
    public double? FirstByteMs { get; init; }

    /// <summary>In milliseconds from the start to the end, good or bad.</summary>
    public double TotalMs { get; init; }

    /// <summary>One sentence that says what went wrong and what to do; null when nothing did.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the answer began, and did not come to its end.</summary>
    public bool BrokeOff =>
        Status is not null && Outcome is PullOutcome.TimedOut or PullOutcome.Unreachable or PullOutcome.Cancelled;

    public bool IsSuccess => Outcome is PullOutcome.Answered or PullOutcome.NotModified;

    /// <summary>Whether <see cref="ResponseBody"/> is all that the answer held.</summary>
    public bool IsWhole => !IsCut && !BrokeOff;

    /// <summary>How the answer says that it is compressed; null: not at all.</summary>
    public string? ContentEncoding =>
        string.Join(", ", ResponseHeaders.Where(line => line.Name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)).Select(line => line.Value))
            is var all && ContentCoding.IsCoded(all) ? all : null;

    /// <summary>Path and query of a whole address.</summary>
    public static string PathOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && !parsed.IsFile ? parsed.PathAndQuery : url;

    /// <summary>The first answer header of this name.</summary>
    public string? ResponseHeader(string name) =>
        ResponseHeaders.FirstOrDefault(line => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
