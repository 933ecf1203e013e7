using System.Text;
using CsCheck;
using WebhookDashboard.Api.Import;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class NdjsonLinesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\nb\n", "1:a|2:b")]
    [InlineData("\n \t\r\n\na\r\n\n", "4:a\r")]
    [InlineData("\uFEFFa\n\uFEFFb", "1:a|2:\uFEFFb")]
    public async Task Next_AnyEnds_GivesEachLineThatIsNotBlankWithItsNumber(string text, string expected)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Equal(expected, string.Join('|', await ReadAsync(stream, maxLineBytes: 100)));
    }

    [Fact]
    public async Task Next_AnySizesAndReads_GivesWhatWasWritten() => await Gen.Select(Gen.Int[1, 200_000].Array[1, 12], Gen.Int[1, 90_000]).SampleAsync(
        async (sizes, read) =>
        {
            var lines = sizes.Select((size, i) => new string((char)('a' + (i % 26)), size)).ToList();
            await using var stream = new SmallReads(Encoding.ASCII.GetBytes(string.Join('\n', lines)), read);

            Assert.Equal(lines.Select((line, i) => $"{i + 1}:{line}"), await ReadAsync(stream, maxLineBytes: 200_000));
        },
        iter: 50,
        threads: 1);

    [Theory]
    [InlineData("12345678901\n", 1)]
    [InlineData("1234567890\n12345678901", 2)]
    public async Task Next_LineTooLong_SaysSoAtItsNumber(string text, long number)
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(text));
        using var lines = new NdjsonLines(stream, maxLineBytes: 10);

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            while (await lines.NextAsync(Cancel) is not null)
            {
            }
        });

        Assert.Equal(number, lines.Number);
    }

    /// <summary>A line without an end must not be read to its end.</summary>
    [Fact]
    public async Task Next_EndlessLine_StopsSoonAfterTheLimit()
    {
        await using var endless = new SmallReads(new byte[10_000_000], most: 64 * 1024);
        using var lines = new NdjsonLines(endless, maxLineBytes: 1_000_000);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await lines.NextAsync(Cancel));

        Assert.InRange(endless.Position, 1_000_000, 1_200_000);
    }

    private static async Task<List<string>> ReadAsync(Stream stream, int maxLineBytes)
    {
        var read = new List<string>();
        using var lines = new NdjsonLines(stream, maxLineBytes);
        while (await lines.NextAsync(Cancel) is { } line)
        {
            read.Add($"{lines.Number}:{Encoding.UTF8.GetString(line.Span)}");
        }

        return read;
    }

    /// <summary>Gives at most so many bytes at once, like a network.</summary>
    private sealed class SmallReads(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);
    }
}
