using System.IO.Compression;
using System.Net;
using System.Text;
using WebhookDashboard.Tests.TestKit;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Api;

public sealed class EventPartsApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static readonly OddBody Form = OddBodies.Named("multipart with a file");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_MultipartBody_AreListed()
    {
        var id = await api.KeepAsync(AnEvent.To("inbox").WithBody(Form.Bytes).WithContentType(Form.ContentType));

        var (status, parts) = await api.CallAsync("GET", $"events/{id}/parts");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """[{"index":0,"name":"note","fileName":null,"contentType":null,"size":7},{"index":1,"name":"file","fileName":"Rechnung ü.pdf","contentType":"application/pdf","size":15}]""",
            parts.GetRawText());
    }

    [Fact]
    public async Task Part_File_DownloadsExactlyAndHarmlessly()
    {
        var id = await api.KeepAsync(AnEvent.To("inbox").WithBody(Form.Bytes).WithContentType(Form.ContentType));

        using var answer = await api.GetAsync($"events/{id}/parts/1");

        Assert.Equal("%PDF-1.7\r\n%%EOF"u8.ToArray(), await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(("attachment", "Rechnung ü.pdf"), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..\\..\\evil.exe", "evil.exe")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("a\u0001b.txt", "ab.txt")]
    [InlineData("..", "-part-0.bin")]
    [InlineData("", "-part-0.bin")]
    public async Task Part_FileNameOfAStranger_IsOnlyAName(string sent, string saved)
    {
        var body = $"--b\r\nContent-Disposition: form-data; filename=\"{sent}\"\r\n\r\nx\r\n--b--";
        var id = await api.KeepAsync(AnEvent.To("inbox").WithBody(body).WithContentType("multipart/form-data; boundary=b"));

        using var answer = await api.GetAsync($"events/{id}/parts/0");

        Assert.EndsWith(saved, answer.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
        Assert.DoesNotContain("..", answer.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_CompressedBody_AreThoseOfTheDecompressedOne()
    {
        using var coded = new MemoryStream();
        await using (var gzip = new GZipStream(coded, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Form.Bytes, Cancellation);
        }

        var id = await api.KeepAsync(AnEvent.To("inbox").WithBody(coded.ToArray()).WithContentType(Form.ContentType).WithHeader("Content-Encoding", "gzip"));

        Assert.Equal("Grüße", await (await api.GetAsync($"events/{id}/parts/0")).Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("application/json", "{}", 0)]
    [InlineData("multipart/form-data; boundary=b", "no boundary", 0)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\n1\r\n--b--", 1)]
    public async Task Part_ThatIsNotThere_IsNotFound(string contentType, string body, int count)
    {
        var id = await api.KeepAsync(AnEvent.To("inbox").WithBody(body).WithContentType(contentType));

        var (_, parts) = await api.CallAsync("GET", $"events/{id}/parts");

        Assert.Equal(count, parts.GetArrayLength());
        foreach (var index in new[] { count.ToString(), "-1", "x", "99999999999" })
        {
            var title = await api.RefusalAsync(HttpStatusCode.NotFound, "GET", $"events/{id}/parts/{index}");
            Assert.Contains(count == 0 ? "no parts" : "the parts 0 to 0", title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Part_Encoded_IsDecoded()
    {
        var body = $"--b\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.UTF8.GetBytes("Grüße"))}\r\n--b--";
        var id = await api.KeepAsync(AnEvent.To("inbox").WithBody(body).WithContentType("multipart/mixed; boundary=b"));

        Assert.Equal("Grüße", await (await api.GetAsync($"events/{id}/parts/0")).Content.ReadAsStringAsync(Cancellation));
    }
}
