namespace WebhookDashboard.Components.Shared.Body.Parts;

/// <summary>One part of a multipart body, with as much of its content as is shown.</summary>
/// <param name="Index">Its number in the body, from 0.</param>
/// <param name="Depth">How many parts contain it.</param>
/// <param name="Name">The name of the form's field.</param>
/// <param name="FileName">The name of the file.</param>
/// <param name="ContentType">The claimed content type.</param>
/// <param name="Size">The size of the whole content in bytes.</param>
/// <param name="Content">The content, or its beginning.</param>
public sealed record ShownPart(
    int Index, int Depth, string? Name, string? FileName, string? ContentType, int Size, ReadOnlyMemory<byte> Content)
{
    /// <summary>The name by which a person knows it.</summary>
    public string Title => FileName ?? Name ?? $"Part {Index + 1}";

    public BodyDocument Open() => BodyDocument.Of(Content, ContentType, contentEncoding: null, Size);
}
