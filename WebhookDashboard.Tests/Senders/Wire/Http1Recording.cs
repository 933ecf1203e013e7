using System.Globalization;
using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.Senders.Wire;

/// <summary>Reads the requests of a recorded HTTP/1.x connection.</summary>
internal sealed class Http1Recording
{
    private readonly byte[] _sent;
    private int _at;

    private Http1Recording(byte[] sent) => _sent = sent;

    public static IReadOnlyList<SentRequest> Read(byte[] sent)
    {
        var requests = new List<SentRequest>();
        var recording = new Http1Recording(sent);
        while (recording._at < sent.Length)
        {
            requests.Add(recording.ReadRequest());
        }

        return requests;
    }

    private SentRequest ReadRequest()
    {
        var first = ReadLine();
        var method = first[..first.IndexOf((byte)' ')];
        var version = first[(first.LastIndexOf((byte)' ') + 1)..];
        var target = first[(method.Length + 1)..^(version.Length + 1)];
        var request = new SentRequest(
            Encoding.ASCII.GetString(version["HTTP/".Length..]), WireText.Of(method), WireText.OfTarget(target), ReadHeaders(), [], []);

        if (request.ValuesOf("Transfer-Encoding").Contains("chunked", StringComparer.OrdinalIgnoreCase))
        {
            return request with { Body = ReadChunks(), Trailers = ReadHeaders() };
        }

        var length = request.ValuesOf("Content-Length").Select(value => int.Parse(value, CultureInfo.InvariantCulture)).SingleOrDefault();
        return request with { Body = ReadBytes(length) };
    }

    private List<HeaderLine> ReadHeaders()
    {
        var headers = new List<HeaderLine>();
        for (var line = ReadLine(); !line.IsEmpty; line = ReadLine())
        {
            var colon = line.IndexOf((byte)':');
            headers.Add(WireText.Line(line[..colon], line[(colon + 1)..].Trim(" \t"u8)));
        }

        return headers;
    }

    private byte[] ReadChunks()
    {
        using var body = new MemoryStream();
        while (true)
        {
            var head = Encoding.ASCII.GetString(ReadLine());
            var size = int.Parse(head.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (size == 0)
            {
                return body.ToArray();
            }

            body.Write(ReadBytes(size));
            ReadLine();
        }
    }

    private ReadOnlySpan<byte> ReadLine()
    {
        var rest = _sent.AsSpan(_at);
        var end = rest.IndexOf("\r\n"u8);
        if (end < 0)
        {
            throw new InvalidDataException($"A recorded request breaks off within a line: {Encoding.Latin1.GetString(rest)}");
        }

        _at += end + 2;
        return rest[..end];
    }

    /// <summary>Shorter if the client stopped after a refusal.</summary>
    private byte[] ReadBytes(int count)
    {
        var bytes = _sent.AsSpan(_at, Math.Min(count, _sent.Length - _at)).ToArray();
        _at += bytes.Length;
        return bytes;
    }
}
