using System.Diagnostics.CodeAnalysis;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Live;

/// <summary>One item of the hub's <c>Tail</c> stream: the whole event.</summary>
internal sealed record TailEvent : EventSummary
{
    [SetsRequiredMembers]
    public TailEvent(WholeEvent whole)
        : base(whole.Summary)
    {
        Headers = whole.Headers.Lines();
        Trailers = whole.Trailers.Lines();
        Body = whole.Body;
    }

    /// <summary>In wire order, including repeats.</summary>
    public IReadOnlyList<HeaderLine> Headers { get; }

    /// <summary>The trailers of a chunked body; empty for nearly all requests.</summary>
    public IReadOnlyList<HeaderLine> Trailers { get; }

    /// <summary>The exact bytes; base64 in JSON.</summary>
    public ReadOnlyMemory<byte> Body { get; }
}
