using System.IO.Compression;
using System.Text;
using WebhookDashboard.Bodies;
using WebhookDashboard.Components.Shared.Body;
using WebhookDashboard.Components.Shared.Body.Tree;
using WebhookDashboard.Tests.TestKit.Evidence;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

/// <summary>A page that opens a body of 25 MiB holds no more than 4 MiB of it, in whichever view and whatever the body is.</summary>
public sealed class LargeBodyTests
{
    private const int Size = 26_214_400;
    private const int Most = 4 * 1024 * 1024;
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
    private static readonly Encoding Thai = CodePagesEncodingProvider.Instance.GetEncoding(874)!;

    [Theory]
    [InlineData("[1", ",1", "application/json", BodyFormat.Json)]
    [InlineData("{}", "\n{}", "application/x-ndjson", BodyFormat.JsonSequence)]
    [InlineData("a", "\na", "text/plain", BodyFormat.Text)]
    [InlineData("\n", "\n", "text/plain", BodyFormat.Text)]
    [InlineData("<?xml version=\"1.0\"?><a>", "<b>x</b>", "application/xml", BodyFormat.Xml)]
    [InlineData("<?xml version=\"1.0\"?><a>", "<b c=\"1\" d=\"2\"/>", "application/xml", BodyFormat.Xml)]
    [InlineData("<?xml version=\"1.0\"?><a>", "text ", "application/xml", BodyFormat.Xml)]
    [InlineData("a=1", "&a=1", Form, BodyFormat.Form)]
    [InlineData("payload=%7B%22a%22%3A%22", "abcdefgh", Form, BodyFormat.Form)]
    [InlineData("payload=[1]&list=", "[1,1,1,1,1,1,1,1,1,1,1,1]&list=", Form, BodyFormat.Form)]
    [InlineData("<!doctype html><p>", "Order paid. ", "text/html", BodyFormat.Text)]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\n", "abcdefgh", "multipart/form-data; boundary=b", BodyFormat.Multipart)]
    [InlineData("--b", "\r\n\r\nabcdefgh\r\n--b", "multipart/form-data; boundary=b", BodyFormat.Multipart)]
    [InlineData("\0", "abcdefgh", null, BodyFormat.Binary)]
    public void Of_AnyBodyOfTwentyFiveMebibytes_HoldsAtMostFour(string begins, string repeated, string? contentType, BodyFormat format) =>
        AssertSmall(Bytes(begins, repeated, Encoding.UTF8), contentType, contentEncoding: null, format);

    [Theory]
    [InlineData("[\"\"", ",\"Заказ\"", "application/json; charset=windows-1251", BodyFormat.Json)]
    [InlineData("Заказ", " оплачен\n", "text/plain; charset=windows-1251", BodyFormat.Text)]
    [InlineData("<?xml version=\"1.0\"?><a>", "<b>Заказ</b>", "application/xml; charset=windows-1251", BodyFormat.Xml)]
    public void Of_OtherCharset_HoldsAtMostFour(string begins, string repeated, string contentType, BodyFormat format) =>
        AssertSmall(Bytes(begins, repeated, Cyrillic), contentType, contentEncoding: null, format);

    /// <summary>A byte of Thai is three bytes of UTF-8.</summary>
    [Theory]
    [InlineData("[\"\"", ",\"ก\"", "application/json; charset=windows-874", BodyFormat.Json)]
    [InlineData("<?xml version=\"1.0\"?><a>", "<b>กกกกกกกก</b>", "application/xml; charset=windows-874", BodyFormat.Xml)]
    public void Of_CharsetOfSingleBytesThatGrows_HoldsAtMostFour(string begins, string repeated, string contentType, BodyFormat format) =>
        AssertSmall(Bytes(begins, repeated, Thai), contentType, contentEncoding: null, format);

    [Theory]
    [InlineData("[1", ",1", "application/json", BodyFormat.Json)]
    [InlineData("<?xml version=\"1.0\"?><a>", "<b>x</b>", "application/xml", BodyFormat.Xml)]
    public void Of_CompressedBody_HoldsAtMostFour(string begins, string repeated, string contentType, BodyFormat format)
    {
        using var coded = new MemoryStream();
        using (var gzip = new GZipStream(coded, CompressionLevel.Fastest))
        {
            gzip.Write(Bytes(begins, repeated, Encoding.UTF8));
        }

        AssertSmall(coded.ToArray(), contentType, "gzip", format);
    }

    private static void AssertSmall(byte[] body, string? contentType, string? contentEncoding, BodyFormat format)
    {
        var document = BodyDocument.Of(body, contentType, contentEncoding);

        Assert.Equal((format, true, body.Length), (document.Format, document.IsCut, document.Size));
        var folds = document.Tree is { } tree ? new TreeFolds(tree) : null;
        var page = document.IsHtml ? document.Html : null;
        Assert.NotEmpty(document.Text.Rows.Take(1));
        Assert.InRange(HeldBytes.Of(document, folds, page), 256 * 1024, Most);
    }

    private static byte[] Bytes(string begins, string repeated, Encoding charset)
    {
        var (first, next) = (charset.GetBytes(begins), charset.GetBytes(repeated));
        var body = new byte[Size];
        first.CopyTo(body, 0);
        for (var at = first.Length; at < Size; at += next.Length)
        {
            next.AsSpan(0, Math.Min(next.Length, Size - at)).CopyTo(body.AsSpan(at));
        }

        return body;
    }
}
