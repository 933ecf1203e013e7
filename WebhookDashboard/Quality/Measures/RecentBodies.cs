using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WebhookDashboard.Quality.Measures;

/// <summary>The hashes of the last bodies of an endpoint, to recognise one that comes again.</summary>
internal sealed class RecentBodies
{
    private readonly List<ulong> _hashes = [];

    public RecentBodies(byte[] stored)
    {
        for (var at = 0; at + sizeof(ulong) <= stored.Length; at += sizeof(ulong))
        {
            _hashes.Add(BinaryPrimitives.ReadUInt64LittleEndian(stored.AsSpan(at)));
        }
    }

    /// <summary>Remembers a body.</summary>
    /// <returns>Whether it was remembered already.</returns>
    public bool Add(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        var first = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        var isKnown = _hashes.Remove(first);
        _hashes.Add(first);
        if (_hashes.Count > QualityLimits.Bodies)
        {
            _hashes.RemoveAt(0);
        }

        return isKnown;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[_hashes.Count * sizeof(ulong)];
        for (var i = 0; i < _hashes.Count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), _hashes[i]);
        }

        return bytes;
    }
}
