using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Multipart;

namespace WebhookDashboard.Components.Shared.Body.Parts;

/// <summary>The parts of a multipart body.</summary>
/// <param name="All">The parts, in their order.</param>
/// <param name="IsComplete">Whether the last boundary was there.</param>
/// <param name="IsCut">Whether there are more parts.</param>
public sealed record ShownParts(IReadOnlyList<ShownPart> All, bool IsComplete, bool IsCut)
{
    /// <summary>All parts together keep no more than <see cref="BodyDocument.MaxShown"/> bytes.</summary>
    public static ShownParts Of(DecodedBody body)
    {
        if (MultipartBody.Read(body.Bytes, body.ContentType) is not { } multipart)
        {
            return new ShownParts([], IsComplete: false, body.IsCut);
        }

        var share = BodyDocument.MaxShown / Math.Max(1, multipart.Parts.Count);
        return new ShownParts([.. multipart.Parts.Select(Shown)], multipart.IsComplete, multipart.IsCut || body.IsCut);

        ShownPart Shown(BodyPart part) => new(
            part.Index, part.Depth, part.Name, part.FileName, part.ContentType, part.Size, Kept(part.Content));

        // A copy of the beginning, if the whole body is too large to keep.
        ReadOnlyMemory<byte> Kept(ReadOnlyMemory<byte> content) =>
            body.Bytes.Length <= BodyDocument.MaxShown ? content : content[..Math.Min(content.Length, share)].ToArray();
    }
}
