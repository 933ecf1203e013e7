using System.Buffers;

namespace WebhookDashboard.Domain.Search;

/// <summary>
/// Looks for needles in the parts of an event, letter case aside. Each must lie within one part. Reads in pieces, so that a
/// large part costs no more memory than a small one.
/// </summary>
internal sealed class NeedleScan : IDisposable
{
    private const int PieceBytes = 8 * 1024;

    private readonly byte[][] _needles;
    private readonly bool[] _isFound;
    private readonly int _overlap;
    private readonly byte[] _window;
    private int _missing;

    public NeedleScan(IEnumerable<string> needles)
    {
        _needles = [.. needles.Select(CaseFolding.Fold)];
        _isFound = new bool[_needles.Length];
        _overlap = _needles.Max(needle => needle.Length) - 1;
        _window = ArrayPool<byte>.Shared.Rent(_overlap + (PieceBytes * CaseFolding.Growth));
        Begin();
    }

    public bool FoundAll => _missing == 0;

    /// <summary>Begins a new event.</summary>
    public void Begin()
    {
        Array.Clear(_isFound);
        _missing = _needles.Length;
    }

    /// <summary>Looks for the needles that were not found yet.</summary>
    /// <returns>Whether all of them have now been found.</returns>
    public bool Scan(ReadOnlySpan<byte> utf8)
    {
        var kept = 0;
        while (_missing > 0 && !utf8.IsEmpty)
        {
            var piece = utf8[..Math.Min(utf8.Length, PieceBytes)];
            CaseFolding.Fold(piece, _window.AsSpan(kept), isEnd: piece.Length == utf8.Length, out var read, out var written);
            utf8 = utf8[read..];
            var window = _window.AsSpan(0, kept + written);
            Look(window);
            kept = Math.Min(_overlap, window.Length);
            window[^kept..].CopyTo(_window);
        }

        return FoundAll;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_window);

    private void Look(ReadOnlySpan<byte> window)
    {
        for (var i = 0; i < _needles.Length; i++)
        {
            if (!_isFound[i] && window.IndexOf(_needles[i]) >= 0)
            {
                _isFound[i] = true;
                _missing--;
            }
        }
    }
}
