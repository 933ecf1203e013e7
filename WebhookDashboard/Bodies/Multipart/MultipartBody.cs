namespace WebhookDashboard.Bodies.Multipart;

/// <summary>The parts of a multipart body (RFC 2046, 5.1).</summary>
/// <param name="Parts">Depth first: a part that is multipart itself comes before its parts.</param>
/// <param name="IsComplete">Whether the last boundary was there; without it, the last part may be cut.</param>
/// <param name="IsCut">Whether there are more parts than <see cref="MaxParts"/>.</param>
public sealed record MultipartBody(IReadOnlyList<BodyPart> Parts, bool IsComplete, bool IsCut)
{
    public const int MaxParts = 1_000;

    /// <param name="bytes">The body without its content codings.</param>
    /// <param name="contentType">The claimed content type. If it names no boundary, the first line is it.</param>
    /// <returns>Null if the body is not multipart.</returns>
    public static MultipartBody? Read(ReadOnlyMemory<byte> bytes, string? contentType) =>
        MultipartParser.Parse(bytes, contentType) is var (parts, isComplete, isCut) ? new MultipartBody(parts, isComplete, isCut) : null;
}
