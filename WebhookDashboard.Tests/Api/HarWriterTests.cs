using System.Buffers;
using System.Text.Json;
using WebhookDashboard.Api.Export;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class HarWriterTests
{
    private const int BodyBytes = 4 * 1024 * 1024;

    [Theory]
    [InlineData(0x01)] // each byte becomes six
    [InlineData(0xFF)] // no UTF-8
    public void Write_LargeBody_AsksForLittleMemoryAtOnce(byte filling)
    {
        var body = new byte[BodyBytes];
        Array.Fill(body, filling);
        var output = new Pieces();

        new HarWriter("http://localhost").Write(output, AnEvent.To("inbox").WithBody(body).Whole(1));

        Assert.InRange(output.Largest, 1, BodyBytes / 4);
    }

    [Fact]
    public void Write_LongText_IsWhatItWas()
    {
        var text = string.Concat(Enumerable.Repeat("é\u0001\"😀", 50_001)); // longer than a piece, whose end may cut a character
        var output = new ArrayBufferWriter<byte>();

        new HarWriter("http://localhost").Write(output, AnEvent.To("inbox").WithBody(text).Whole(1));

        using var entry = JsonDocument.Parse(output.WrittenMemory);
        Assert.Equal(text, entry.RootElement.GetProperty("request").GetProperty("postData").GetProperty("text").GetString());
    }

    /// <summary>Forgets what is written.</summary>
    private sealed class Pieces : IBufferWriter<byte>
    {
        private byte[] _buffer = new byte[4096];

        public int Largest { get; private set; }

        public void Advance(int count)
        {
        }

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            Largest = Math.Max(Largest, sizeHint);
            _buffer = _buffer.Length < sizeHint ? new byte[sizeHint] : _buffer;
            return _buffer;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
