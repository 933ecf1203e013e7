using WebhookDashboard.Domain;

namespace WebhookDashboard.Outbound.Templates;

/// <summary>A webhook to start from.</summary>
public sealed record WebhookTemplate
{
    /// <summary>The header with which the sample shop names its events.</summary>
    public const string EventTypeHeader = "webhook-event";

    /// <summary>Identifies it in addresses and in the API.</summary>
    public required string Name { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Title { get; init; }

    public required TemplateGroup Group { get; init; }

    /// <summary>A short description, for lists.</summary>
    public required string Note { get; init; }

    /// <summary>The endpoint that it is meant for.</summary>
    public required EndpointSlug Endpoint { get; init; }

    /// <summary>Null: none is sent.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>Sent in the header <see cref="EventTypeHeader"/>; null for none.</summary>
    public string? EventType { get; init; }

    /// <summary>The template's headers.</summary>
    public IReadOnlyList<HeaderLine> Headers =>
    [
        .. ContentType is { } contentType ? [new HeaderLine("Content-Type", contentType)] : (IEnumerable<HeaderLine>)[],
        .. EventType is { } type ? [new HeaderLine(EventTypeHeader, type)] : (IEnumerable<HeaderLine>)[],
    ];

    /// <summary>The text to edit, in which <see cref="RunningNumber.Mark"/> represents a running number.</summary>
    public string Body { get; init; } = "";

    /// <summary>Set if the body is too large to edit: the number of bytes to generate when it is sent.</summary>
    public int? GeneratedBytes { get; init; }

    /// <summary>How often each message is sent, with the same number and the same message id.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>The exact bytes to send.</summary>
    /// <param name="number">Replaces <see cref="RunningNumber.Mark"/>.</param>
    public ReadOnlyMemory<byte> BodyFor(long number) => GeneratedBytes is { } size
        ? GeneratedBody.OfSize(size)
        : RunningNumber.PutInto(System.Text.Encoding.UTF8.GetBytes(Body), number);
}
