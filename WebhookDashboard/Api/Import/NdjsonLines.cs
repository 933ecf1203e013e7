using System.Buffers;

namespace WebhookDashboard.Api.Import;

/// <summary>Reads a stream line by line. Holds one line, and what was read together with it.</summary>
internal sealed class NdjsonLines(Stream stream, int maxLineBytes) : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The beginning of what is not returned yet; of the line that is too long, if one is.</summary>
    public ReadOnlySpan<byte> Beginning => _buffer.AsSpan(_start, Math.Min(_end - _start, FirstBuffer));

    /// <summary>Reads the next line that is not blank.</summary>
    /// <returns>The line without its end, valid until the next call; null at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            var text = Number == 1 && line.Span.StartsWith("\uFEFF"u8) ? line["\uFEFF"u8.Length..] : line;
            if (text.Span.ContainsAnyExcept(" \t\r"u8))
            {
                return text;
            }
        }

        return null;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadLineAsync(CancellationToken cancellationToken)
    {
        for (var searched = 0; ;)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            var length = found >= 0 ? searched + found : _end - _start;
            if (found >= 0 || (_isAtEnd && length > 0) || length > maxLineBytes)
            {
                Number++;
                if (length > maxLineBytes)
                {
                    throw new InvalidDataException($"A line may have at most {maxLineBytes:N0} bytes.");
                }

                var line = _buffer.AsMemory(_start, length);
                _start += found >= 0 ? length + 1 : length;
                return line;
            }

            if (_isAtEnd)
            {
                return null;
            }

            searched = length;
            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            _end += read;
            _isAtEnd = read == 0;
        }
    }

    private void MakeRoom()
    {
        var left = _buffer.AsSpan(_start, _end - _start);
        if (left.Length > _buffer.Length / 2)
        {
            var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            left.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else
        {
            left.CopyTo(_buffer);
        }

        (_start, _end) = (0, _end - _start);
    }
}
