namespace WebhookDashboard.Outbound;

/// <summary>
/// Reads the body of an answer up to a limit. When reading fails, <see cref="Bytes"/> holds what came before.
/// </summary>
/// <param name="maxBytes">The limit.</param>
internal sealed class ResponseBody(int maxBytes = ResponseBody.MaxBytes)
{
    public const int MaxBytes = 64 * 1024;

    private const int StepBytes = 16 * 1024;

    private byte[] _buffer = [];
    private int _length;

    /// <summary>What was read, up to the limit.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, Math.Min(_length, maxBytes));

    /// <summary>Whether the body is longer than the limit.</summary>
    public bool IsCut => _length > maxBytes;

    /// <summary>Reads to the end or just past the limit.</summary>
    public async Task ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);

        // Grows with the data: an announced length may be false.
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
