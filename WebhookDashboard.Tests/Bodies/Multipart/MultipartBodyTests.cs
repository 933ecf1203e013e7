using System.Text;
using CsCheck;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Multipart;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Bodies.Multipart;

public sealed class MultipartBodyTests
{
    [Fact]
    public void Read_FormWithAFile_TakesItApart()
    {
        var odd = OddBodies.Named("multipart with a file");

        var body = MultipartBody.Read(odd.Bytes, odd.ContentType)!;

        Assert.Equal((2, true, false), (body.Parts.Count, body.IsComplete, body.IsCut));
        var (note, file) = (body.Parts[0], body.Parts[1]);
        Assert.Equal(("note", null, null, "Grüße"), (note.Name, note.FileName, note.ContentType, Text(note)));
        Assert.Equal(("file", "Rechnung ü.pdf", "application/pdf", 15), (file.Name, file.FileName, file.ContentType, file.Size));
        Assert.Equal("%PDF-1.7\r\n%%EOF", Text(file));
        Assert.Equal(BodyFormat.Pdf, file.Decode().Format);
        Assert.Equal(file.Content.ToArray(), odd.Bytes.AsSpan(file.Start, file.Length).ToArray());
        Assert.Equal(["Content-Disposition", "Content-Type"], file.Headers.Select(header => header.Name));
    }

    [Theory]
    [InlineData("multipart without its last boundary", false, "cut off he")]
    [InlineData("multipart whose boundary is not declared", true, "1")]
    public void Read_WhatSendersGetWrong_IsReadAsMeant(string name, bool isComplete, string text)
    {
        var odd = OddBodies.Named(name);

        var body = MultipartBody.Read(odd.Bytes, odd.ContentType)!;

        var part = Assert.Single(body.Parts);
        Assert.Equal((isComplete, "a", text), (body.IsComplete, part.Name, Text(part)));
    }

    [Theory]
    [InlineData("a=1", "multipart/form-data; boundary=b")]
    [InlineData("--b\r\n\r\n1\r\n--b--", "text/plain; boundary=b")]
    [InlineData("--b\r\n\r\n1\r\n--b--", null)]
    [InlineData("x --b\r\n", "multipart/form-data; boundary=b")]
    [InlineData("", "multipart/form-data")]
    public void Read_NotMultipart_IsNull(string body, string? contentType) =>
        Assert.Null(MultipartBody.Read(Encoding.UTF8.GetBytes(body), contentType));

    [Theory]
    [InlineData("name=\"a\"; filename=\"x.pdf\"", "x.pdf")]
    [InlineData("name=a; filename=my file.pdf", "my file.pdf")]
    [InlineData("name=a; filename=\"\"", "")]
    [InlineData("name=a", null)]
    [InlineData("filename*=UTF-8''Rechnung%20%C3%BC.pdf; filename=\"Rechnung u.pdf\"", "Rechnung ü.pdf")]
    [InlineData("filename*=iso-8859-1'de'Rechnung%20%FC.pdf", "Rechnung ü.pdf")]
    [InlineData("filename*0*=UTF-8''Rech; filename*1*=nung%20%C3; filename*2*=%BC; filename*3=\" 5%.pdf\"", "Rechnung ü 5%.pdf")]
    [InlineData("filename*0=\"Rech\"; filename*1=\"nung.pdf\"", "Rechnung.pdf")]
    [InlineData("filename=\"=?UTF-8?B?UmVjaG51bmcgw7wucGRm?=\"", "Rechnung ü.pdf")]
    [InlineData("filename=\"=?iso-8859-1?Q?Rechnung_=FC.pdf?=\"", "Rechnung ü.pdf")]
    [InlineData("filename=\"a%22b.pdf\"", "a\"b.pdf")]
    [InlineData("filename=\"a\\\"b;c.pdf\"", "a\"b;c.pdf")]
    [InlineData("filename=\"C:\\scans\\new.pdf\"", "C:\\scans\\new.pdf")]
    [InlineData("filename=\"no end.pdf", "no end.pdf")]
    [InlineData("FILENAME = \"x.pdf\"", "x.pdf")]
    public void Read_FileName_IsDecoded(string parameters, string? expected)
    {
        var part = Assert.Single(Read($"--b\r\nContent-Disposition: form-data; {parameters}\r\n\r\nx\r\n--b--").Parts);

        Assert.Equal(expected, part.FileName);
    }

    [Fact]
    public void Read_FileNameInLatin1_IsReadAsThat()
    {
        byte[] body = [.. "--b\r\nContent-Disposition: form-data; filename=\""u8, 0xFC, .. ".pdf\"\r\n\r\nx\r\n--b--"u8];

        Assert.Equal("ü.pdf", MultipartBody.Read(body, "multipart/form-data; boundary=b")!.Parts[0].FileName);
    }

    [Theory]
    [InlineData("base64", "SGVs\r\nbG8=\r\n", "Hello")]
    [InlineData("Quoted-Printable", "Gr=C3=BC=C3=9Fe=\r\n!", "Grüße!")]
    [InlineData("binary", "=20", "=20")]
    public void Read_TransferEncoding_IsUndone(string encoding, string content, string expected)
    {
        var part = Read($"--b\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{content}\r\n--b--").Parts[0];

        Assert.Equal((expected, Encoding.UTF8.GetByteCount(content)), (Text(part), part.Length));
    }

    [Fact]
    public void Read_NestedMultipart_ListsThePartsAfterTheirContainer()
    {
        var body = Read(
            "--b\r\nContent-Type: multipart/mixed; boundary=bb\r\nContent-Disposition: form-data; name=files\r\n\r\n"
            + "--bb\r\nContent-Disposition: attachment; filename=1.txt\r\n\r\none\r\n--bb\r\nContent-Disposition: attachment; filename=2.txt\r\n\r\ntwo\r\n--bb--\r\n"
            + "--b\r\nContent-Disposition: form-data; name=last\r\n\r\n3\r\n--b--\r\n");

        Assert.Equal(
            [(0, null, 0, "files"), (1, 0, 1, "1.txt"), (2, 0, 1, "2.txt"), (3, (int?)null, 0, "last")],
            body.Parts.Select(part => (part.Index, part.Parent, part.Depth, part.FileName ?? part.Name!)));
        Assert.Equal(["one", "two", "3"], body.Parts.Skip(1).Select(Text));
    }

    [Fact]
    public void Read_ContentThatLooksLikeABoundary_StaysContent()
    {
        var body = Read("--b\r\n\r\n --b\r\n--bc\r\n--b-\r\n-b\r\n--b  \r\n\r\n\r\n--b--\r\nepilogue --b");

        Assert.Equal([" --b\r\n--bc\r\n--b-\r\n-b", ""], body.Parts.Select(Text));
        Assert.True(body.IsComplete);
    }

    [Fact]
    public void Read_PartWithoutHeadersOrAnEmptyLine_IsAllContent()
    {
        Assert.Equal(["no empty line"], Read("--b\r\nno empty line\r\n--b--").Parts.Select(Text));
        Assert.Equal(["", ""], Read("--b\r\n--b\r\n\r\n--b--").Parts.Select(Text));
    }

    [Fact]
    public void Read_FoldedHeader_IsOneValue() => Assert.Equal(
        "text/plain; charset=utf-8", Read("--b\r\nContent-Type: text/plain;\r\n charset=utf-8\r\n\r\nx\r\n--b--").Parts[0].ContentType);

    [Fact]
    public void Read_MoreThanTheBounds_IsCut()
    {
        var many = Read(string.Concat(Enumerable.Repeat("--b\r\n\r\nx\r\n", MultipartBody.MaxParts + 5)) + "--b--");
        var deep = Enumerable.Range(0, 50).Aggregate("x", (inner, level) => $"--b{level}\r\nContent-Type: multipart/mixed; boundary=b{level - 1}\r\n\r\n{inner}\r\n--b{level}--");

        Assert.Equal((MultipartBody.MaxParts, true), (many.Parts.Count, many.IsCut));
        Assert.InRange(MultipartBody.Read(Encoding.UTF8.GetBytes(deep), "multipart/mixed; boundary=b49")!.Parts.Count, 2, 10);
    }

    [Fact]
    public void Read_AnyParts_GivesTheirBytesBack() => Gen.Byte.Array[0, 60].Array[1, 6].Sample(contents =>
    {
        var body = new List<byte>();
        foreach (var content in contents)
        {
            body.AddRange([.. "--jq0M2Yt08jU\r\n\r\n"u8, .. content, .. "\r\n"u8]);
        }

        var read = MultipartBody.Read((byte[])[.. body, .. "--jq0M2Yt08jU--"u8], "multipart/form-data; boundary=jq0M2Yt08jU")!;
        return read.IsComplete && read.Parts.Select(part => part.Content.ToArray()).SequenceEqual(contents, ByteArrays.Same);
    });

    private static MultipartBody Read(string body) => MultipartBody.Read(Encoding.UTF8.GetBytes(body), "multipart/form-data; boundary=b")!;

    private static string Text(BodyPart part) => Encoding.UTF8.GetString(part.Content.Span);

    private sealed class ByteArrays : IEqualityComparer<byte[]>
    {
        public static readonly ByteArrays Same = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}
