namespace WebhookDashboard.Outbound;

/// <summary>
/// The body of an answer, no more of it than is wanted. When the reading fails, what had come until then is still here.
/// </summary>
/// <param name="maxBytes">How much is wanted.</param>
internal sealed class AnswerBody(int maxBytes = AnswerBody.MaxBytes)
{
    public const int MaxBytes = 64 * 1024;

    private const int StepBytes = 16 * 1024;

    private byte[] _buffer = [];
    private int _length;

    /// <summary>What has come.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, Math.Min(_length, maxBytes));

    /// <summary>Whether more came than is wanted.</summary>
    public bool IsCut => _length > maxBytes;

    /// <summary>Reads to the end, or until it is too much.</summary>
    public async Task ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);

        // Grows with what comes: a length that is announced is not believed.
        _buffer = new byte[(int)Math.Min(content.Headers.ContentLength ?? StepBytes, StepBytes) + 1];
        while (!IsCut)
        {
            if (_length == _buffer.Length)
            {
                Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, maxBytes + 1));
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
            if (read == 0)
            {
                return;
            }

            _length += read;
        }
    }
}
