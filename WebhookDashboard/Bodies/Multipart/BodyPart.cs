using WebhookDashboard.Domain;

namespace WebhookDashboard.Bodies.Multipart;

/// <summary>One part of a multipart body.</summary>
public sealed class BodyPart
{
    /// <summary>Its number in the body, from 0; a part that is multipart itself comes before its parts.</summary>
    public required int Index { get; init; }

    /// <summary>The index of the part that contains it; null for a part of the body itself.</summary>
    public int? Parent { get; init; }

    /// <summary>How many parts contain it.</summary>
    public int Depth { get; init; }

    /// <summary>The name of the form's field; null if it has none.</summary>
    public string? Name { get; init; }

    /// <summary>As its sender wrote it, perhaps with a path; null if it is not a file.</summary>
    public string? FileName { get; init; }

    /// <summary>The claimed content type; null if it has none.</summary>
    public string? ContentType { get; init; }

    /// <summary>As sent.</summary>
    public required IReadOnlyList<HeaderLine> Headers { get; init; }

    /// <summary>Where its content begins in the body.</summary>
    public required int Start { get; init; }

    /// <summary>The length of its content in the body.</summary>
    public required int Length { get; init; }

    /// <summary>What to save: those bytes, without base64 or quoted-printable if <c>Content-Transfer-Encoding</c> names it.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The size of <see cref="Content"/> in bytes.</summary>
    public int Size => Content.Length;

    /// <summary>Reads the part like a body of its own.</summary>
    public DecodedBody Decode() => DecodedBody.Read(Content, ContentType);
}
