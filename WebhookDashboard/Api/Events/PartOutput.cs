using System.ComponentModel;
using WebhookDashboard.Bodies.Multipart;

namespace WebhookDashboard.Api.Events;

internal sealed record PartOutput(
    [property: Description("Its number, for /parts/{index}. A part that is multipart itself comes before its own parts.")] int Index,
    [property: Description("The name of the form's field; null if it has none.")] string? Name,
    [property: Description("The name of the file, as its sender wrote it; null if it is none.")] string? FileName,
    [property: Description("The claimed content type; null if it has none.")] string? ContentType,
    [property: Description("The number of bytes that /parts/{index} returns.")] int Size)
{
    public static PartOutput Of(BodyPart part) => new(part.Index, part.Name, part.FileName, part.ContentType, part.Size);
}
