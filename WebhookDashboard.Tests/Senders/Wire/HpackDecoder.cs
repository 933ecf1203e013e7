namespace WebhookDashboard.Tests.Senders.Wire;

/// <summary>
/// Decodes the header blocks of one HTTP/2 connection, RFC 7541. Independent, so that what the app stores is
/// not checked with the server's own decoder.
/// </summary>
internal sealed class HpackDecoder
{
    /// <summary>The overhead of an entry in the dynamic table.</summary>
    private const int EntryOverhead = 32;

    private readonly List<(byte[] Name, byte[] Value)> _dynamic = [];
    private int _dynamicLimit = 4096;

    /// <summary>The headers of a block in order, including pseudo-headers.</summary>
    public IReadOnlyList<(byte[] Name, byte[] Value)> Decode(ReadOnlySpan<byte> block)
    {
        var headers = new List<(byte[] Name, byte[] Value)>();
        while (!block.IsEmpty)
        {
            var kind = block[0];
            if ((kind & 0x80) != 0)
            {
                headers.Add(Known(ReadInteger(ref block, 7)));
            }
            else if ((kind & 0xE0) == 0x20)
            {
                _dynamicLimit = ReadInteger(ref block, 5);
                Evict();
            }
            else
            {
                var isKept = (kind & 0x40) != 0;
                var index = ReadInteger(ref block, isKept ? 6 : 4);
                var name = index == 0 ? ReadString(ref block) : Known(index).Name;
                var header = (name, ReadString(ref block));
                headers.Add(header);
                if (isKept)
                {
                    _dynamic.Insert(0, header);
                    Evict();
                }
            }
        }

        return headers;
    }

    private static byte[] ReadString(ref ReadOnlySpan<byte> block)
    {
        var isHuffman = (block[0] & 0x80) != 0;
        var length = ReadInteger(ref block, 7);
        var text = block[..length];
        block = block[length..];
        return isHuffman ? HpackHuffman.Decode(text) : text.ToArray();
    }

    private static int ReadInteger(ref ReadOnlySpan<byte> block, int prefixBits)
    {
        var full = (1 << prefixBits) - 1;
        var value = block[0] & full;
        block = block[1..];
        if (value < full)
        {
            return value;
        }

        for (var shift = 0; ; shift += 7)
        {
            var octet = block[0];
            block = block[1..];
            value = checked(value + ((octet & 0x7F) << shift));
            if ((octet & 0x80) == 0)
            {
                return value;
            }
        }
    }

    private (byte[] Name, byte[] Value) Known(int index) => index <= HpackStaticTable.Entries.Count
        ? HpackStaticTable.Entries[index - 1]
        : _dynamic[index - HpackStaticTable.Entries.Count - 1];

    private void Evict()
    {
        while (_dynamic.Sum(entry => entry.Name.Length + entry.Value.Length + EntryOverhead) > _dynamicLimit)
        {
            _dynamic.RemoveAt(_dynamic.Count - 1);
        }
    }
}
