namespace WebhookDashboard.Outbound;

/// <summary>Reads no more of an answer than is wanted.</summary>
internal static class AnswerBody
{
    public const int MaxBytes = 64 * 1024;

    private const int StepBytes = 16 * 1024;

    public static async Task<(byte[] Bytes, bool IsCut)> ReadAsync(
        HttpContent content, CancellationToken cancellationToken, int maxBytes = MaxBytes)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);

        // Grows with what comes: a length that is announced is not believed.
        var buffer = new byte[(int)Math.Min(content.Headers.ContentLength ?? StepBytes, StepBytes) + 1];
        var length = 0;
        while (true)
        {
            length += await stream.ReadAtLeastAsync(
                buffer.AsMemory(length), buffer.Length - length, throwOnEndOfStream: false, cancellationToken);
            if (length < buffer.Length)
            {
                return (buffer[..length], false);
            }

            if (length > maxBytes)
            {
                return (buffer[..maxBytes], true);
            }

            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, maxBytes + 1));
        }
    }
}
