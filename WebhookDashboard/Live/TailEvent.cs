using System.Diagnostics.CodeAnalysis;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Live;

/// <summary>One item of the hub's <c>Tail</c> stream: all that is kept of an event.</summary>
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

    /// <summary>In wire order, repeats kept.</summary>
    public IReadOnlyList<HeaderLine> Headers { get; }

    /// <summary>The fields after a chunked body; empty for nearly all requests.</summary>
    public IReadOnlyList<HeaderLine> Trailers { get; }

    /// <summary>The exact bytes; base64 in JSON.</summary>
    public ReadOnlyMemory<byte> Body { get; }
}
