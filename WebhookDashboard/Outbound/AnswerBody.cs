namespace WebhookDashboard.Outbound;

/// <summary>Reads no more of an answer than is shown.</summary>
internal static class AnswerBody
{
    public const int MaxBytes = 64 * 1024;

    public static async Task<(byte[] Bytes, bool IsCut)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[(int)Math.Min(content.Headers.ContentLength ?? MaxBytes, MaxBytes) + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var isCut = length > MaxBytes;
        return (buffer[..Math.Min(length, MaxBytes)], isCut);
    }
}
