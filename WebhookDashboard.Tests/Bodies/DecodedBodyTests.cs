using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using CsCheck;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.CloudEvents;
using WebhookDashboard.Bodies.Forms;
using WebhookDashboard.Bodies.Json;
using WebhookDashboard.Bodies.Multipart;
using WebhookDashboard.Bodies.Values;
using WebhookDashboard.Bodies.Xml;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Bodies;

public sealed class DecodedBodyTests
{
    private static readonly Gen<string> ContentTypes = Gen.OneOf<string>(
        ["", ";", "text/plain; charset=\"", "multipart/mixed", "multipart/form-data; boundary=b", .. OddBodies.All.Select(body => body.ContentType ?? "")]);

    private static readonly Gen<string> Charsets = Gen.OneOf<string>(
        "", "utf-16", "utf-16be", "utf-32", "utf-7", "shift_jis", "euc-jp", "iso-2022-jp", "iso-2022-kr", "gb18030", "big5", "hz-gb-2312", "x-cp50227",
        "koi8-r", "ibm037", "x-iscii-de", "macintosh", "cp0", "cp65000", "windows-99999", "\uFFFD", "=?");

    private static readonly Gen<string> Codings = Gen.OneOf<string>("", "", "gzip", "deflate", "br", "zstd", "gzip, br", ",", "x-none");

    public static TheoryData<string> Names => OddBodies.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_OddBody_HasItsFormatCharsetAndText(string name)
    {
        var odd = OddBodies.Named(name);

        var body = odd.Decode();

        Assert.Equal((odd.Format, odd.Charset, odd.Text), (body.Format, body.Text.Charset, body.Text.ToString()));
        Assert.Equal(odd.Format is BodyFormat.Binary or BodyFormat.Image or BodyFormat.Pdf, body.IsBinary);
    }

    [Fact]
    public void Read_AnyBytes_NeverFails() =>
        Gen.Select(Gen.Byte.Array[0, 400], ContentTypes, Charsets, Codings, Gen.Bool).Sample(
            (bytes, type, charset, coding, isWhole) => ReadAll(bytes, charset.Length == 0 ? type : $"{type}; charset={charset}", coding, isWhole));

    [Fact]
    public void Read_DamagedBody_NeverFails() =>
        Gen.Select(Gen.OneOf<OddBody>([.. OddBodies.All]), Gen.Int[0, 10_000], Gen.Int[0, 20], Gen.Byte.Array[0, 20], Gen.Bool).Sample(
            (odd, at, removed, put, isWhole) =>
            {
                at %= odd.Bytes.Length + 1;
                byte[] damaged = [.. odd.Bytes[..at], .. put, .. odd.Bytes[Math.Min(at + removed, odd.Bytes.Length)..]];
                ReadAll(damaged, odd.ContentType, odd.ContentEncoding, isWhole);
            });

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_AnyBeginningOfAnOddBody_IsItsBeginningWithoutAFault(string name)
    {
        var odd = OddBodies.Named(name);
        var whole = odd.Decode();
        var isPlain = Utf8.IsValid(odd.Bytes) && whole is { UndoneCoding: null, Text: { Charset: "utf-8", WrongCharset: null } };
        for (var length = 0; length <= Math.Min(odd.Bytes.Length, 500); length++)
        {
            var body = DecodedBody.Read(odd.Bytes.AsMemory(0, length), odd.ContentType, odd.ContentEncoding, isWhole: false);

            Assert.True(body.IsCut);
            Assert.True(!isPlain || odd.Text.StartsWith(body.Text.ToString(), StringComparison.Ordinal), $"{length}: {body.Text}");
            Assert.True(!isPlain || odd.Format is not (BodyFormat.Json or BodyFormat.JsonSequence) || JsonSequence.Read(body.Text.Utf8.Span, isWhole: false).Fault is null);
            Assert.True(!isPlain || odd.Format != BodyFormat.Xml || XmlTree.Read(body.Text.Utf8, isWhole: false).Fault is null, $"{length}");
        }
    }

    [Fact]
    public void Read_Utf8_IsNotCopied()
    {
        byte[] came = [0xEF, 0xBB, 0xBF, .. "Grüße"u8];

        var body = DecodedBody.Read(came, "text/plain; charset=utf-8");

        Assert.True(MemoryMarshal.TryGetArray(body.Bytes, out var bytes) && MemoryMarshal.TryGetArray(body.Text.Utf8, out var text)
            && bytes.Array == came && text.Array == came);
        Assert.Equal("Grüße", body.Text.ToString());
    }

    [Fact]
    public void Read_TwentyFiveMebibytesOfJson_AllocatesLittle()
    {
        var json = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("\"1234567\"", 2_600_000)) + "]");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var body = DecodedBody.Read(json, "application/json");

        Assert.Equal((BodyFormat.Json, false), (body.Format, body.IsCut));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Read_DeepJson_CostsNoStack()
    {
        var json = Encoding.UTF8.GetBytes(new string('[', 2_000_000) + new string(']', 2_000_000));

        Assert.Equal(BodyFormat.Json, DecodedBody.Read(json, contentType: null).Format);
    }

    [Fact]
    public void Read_MoreThanWanted_IsCut()
    {
        var raw = DecodedBody.Read("Grüße"u8.ToArray(), "text/plain", most: 3);
        var coded = OddBodies.Named("JSON in zstd");
        var inflated = DecodedBody.Read(coded.Bytes, coded.ContentType, coded.ContentEncoding, most: 10);

        Assert.Equal(("Gr", true), (raw.Text.ToString(), raw.IsCut));
        Assert.Equal(("""{"type":"o""", true, "zstd"), (inflated.Text.ToString(), inflated.IsCut, inflated.UndoneCoding));
        Assert.Equal(BodyFormat.Json, inflated.Format);
    }

    [Fact]
    public void Read_CodingNotApplied_IsLeftAndSaid()
    {
        var body = OddBodies.Named("gzip named and not applied").Decode();

        Assert.Equal((null, "gzip", BodyFormat.Json), (body.UndoneCoding, body.LeftCoding, body.Format));
    }

    [Theory]
    [InlineData("89504E470D0A1A0A00", "image/png")]
    [InlineData("FFD8FFE0", "image/jpeg")]
    [InlineData("47494638396101", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("0000001C667479706176696600000000", "image/avif")]
    [InlineData("0000001C667479706D70343200000000", null)]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("504B0304", null)]
    public void Read_KnownBeginning_IsRecognised(string bytes, string? type) =>
        Assert.Equal(type, DecodedBody.Read(Convert.FromHexString(bytes), "application/json").RecognizedType);

    /// <summary>Reads a body in every way that a page or the API can ask for.</summary>
    private static void ReadAll(byte[] bytes, string? contentType, string? coding, bool isWhole)
    {
        var body = DecodedBody.Read(bytes, contentType, coding, most: 2_000, isWhole);
        Assert.InRange(body.Bytes.Length, 0, 2_000);
        _ = (body.Format, body.Text.ToString(), body.IsBinary);

        var text = body.Text.Utf8;
        Assert.All(JsonSequence.Read(text.Span, isWhole).Documents, document => Assert.InRange(document.Start + document.Length, 0, text.Length));
        Assert.NotNull(XmlTree.Read(text, isWhole).Lines);
        Assert.NotNull(FormBody.Read(body.Bytes, contentType).Fields);
        foreach (var part in MultipartBody.Read(body.Bytes, contentType)?.Parts ?? [])
        {
            _ = (part.Decode().Format, part.Name, part.FileName);
            Assert.InRange(part.Start + part.Length, 0, body.Bytes.Length);
        }

        foreach (var one in CloudEventBody.Read(text, contentType)?.Events ?? [])
        {
            _ = (one.Attribute("id"), one.DecodeBinary()?.Format);
        }

        _ = EmbeddedValue.Of(body.Text.ToString());
    }
}
