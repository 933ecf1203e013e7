using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Outbound.Templates;
using WebhookDashboard.Signatures.Schemes;

namespace WebhookDashboard.Components.Pages.Send;

/// <summary>One click on the button: what is sent, how often and how fast.</summary>
public sealed record SendOrder
{
    private const int MaxNumberedBytes = 64 * 1024 * 1024;

    /// <summary>The template's name, which the results show.</summary>
    public required string Title { get; init; }

    /// <summary>A path of this app or an absolute URL, as typed.</summary>
    public required string Target { get; init; }

    public required string Method { get; init; }

    public IReadOnlyList<HeaderLine> Headers { get; init; } = [];

    /// <summary>The exact bytes, with <see cref="RunningNumber.Mark"/> still in them.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public SignWith? Sign { get; init; }

    public bool FollowRedirects { get; init; }

    public required BurstPlan Plan { get; init; }

    /// <summary>How often each message is sent, with the same number and the same id.</summary>
    public int Copies { get; init; } = 1;

    public long FirstNumber { get; init; } = 1;

    /// <summary>Tells the copies of this order from those of the next.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    public int Total => Plan.Count * Copies;

    /// <summary>
    /// How many requests may wait for their answer at a time. Bodies with a running number are made for each request and use
    /// memory of their own; all others share one.
    /// </summary>
    internal int MaxInFlight => RunningNumber.IsIn(Body.Span)
        ? Math.Clamp(MaxNumberedBytes / Body.Length, 1, Burst.MaxInFlight)
        : Burst.MaxInFlight;

    /// <param name="index">From 0 to <see cref="Total"/> - 1.</param>
    internal TestWebhook WebhookAt(int index)
    {
        var message = index / Copies;
        var number = FirstNumber + message;
        var headers = Headers.Select(line => line with { Value = RunningNumber.PutInto(line.Value, number) });
        if (Copies > 1)
        {
            headers = headers.Append(new HeaderLine(StandardWebhooksScheme.IdHeader, $"msg_{Id:N}{message}"));
        }

        return new TestWebhook(Target, Method, [.. headers], RunningNumber.PutInto(Body, number), Sign)
        {
            FollowRedirects = FollowRedirects,
        };
    }
}
