using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Data.Pull;

/// <summary>An API call and its answer, as they were on the wire.</summary>
internal sealed class ExchangeRow
{
    /// <summary>The number of the call.</summary>
    public long Id { get; set; }

    /// <summary>The name of the source.</summary>
    public string Source { get; set; } = "";

    public DateTimeOffset StartedAt { get; set; }
    public string Method { get; set; } = "";
    public string Url { get; set; } = "";

    /// <summary>Below the source's base address; null in rows of earlier versions.</summary>
    public string? Path { get; set; }

    /// <summary>In sending order. Credentials are masked before they are stored.</summary>
    public IReadOnlyList<HeaderLine> RequestHeaders { get; set; } = [];

    public byte[] RequestBody { get; set; } = [];

    /// <summary>Request line, headers and body.</summary>
    public long BytesOut { get; set; }

    public PullOutcome Outcome { get; set; }

    /// <summary>Null if there was no answer.</summary>
    public int? Status { get; set; }

    public IReadOnlyList<HeaderLine> ResponseHeaders { get; set; } = [];

    /// <summary>The body or its first part, see <see cref="IsCut"/>.</summary>
    public byte[] ResponseBody { get; set; } = [];

    public bool IsCut { get; set; }

    /// <summary>Status line, headers and body.</summary>
    public long BytesIn { get; set; }

    /// <summary>From the start until the connection was ready; null if an open one was used or none could be made.</summary>
    public double? ConnectedMs { get; set; }

    /// <summary>From the start to the head of the answer.</summary>
    public double? FirstByteMs { get; set; }

    /// <summary>From the start to the end, whether it succeeded or failed.</summary>
    public double TotalMs { get; set; }

    /// <summary>Null when the answer could not be used, and in rows of earlier versions.</summary>
    public Told? Told { get; set; }

    /// <summary>The SHA-256 of the whole, decompressed answer; null where <see cref="Told"/> is, and after a 304.</summary>
    public string? AnswerHash { get; set; }

    /// <summary>One sentence that says what went wrong and what to do; null if there was an answer.</summary>
    public string? Fault { get; set; }
}
