using System.IO.Compression;
using System.Text;
using WebhookDashboard.Bodies;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Search;
using WebhookDashboard.Tests.TestKit;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>Makes random events of every kind: charsets, compressed bodies, JSON in several forms, bytes that are no text.</summary>
internal sealed class KnownEvents(Random random)
{
    private static readonly string[] Codings = ["gzip", "deflate", "br", "zstd", "gzip, br"];

    private readonly OddTexts _odd = new(random);

    /// <param name="number">The number of the event, from 0. Later ones are younger, and the first ones are old enough for retention.</param>
    /// <param name="old">How many are so old.</param>
    public KnownEvent Make(int number, int old)
    {
        var (path, query) = ($"/hooks/x/{Uri.EscapeDataString(OneLine())}/{number}", _odd.Sometimes(2) ? "" : $"?q={OneLine()}");
        List<HeaderLine> headers = [new("X-Number", $"{number}"), .. _odd.Sometimes(2) ? [] : new[] { new HeaderLine("X-Word", OneLine()) }];
        var trailers = _odd.Sometimes(8) ? new[] { new HeaderLine("Checksum", OneLine()) } : [];
        var (text, documents) = Content(number);
        var (bytes, contentType) = Encoded(text);
        if (bytes.Length > 0 && _odd.Sometimes(4))
        {
            var coding = _odd.One(Codings);
            headers.Add(new HeaderLine("Content-Encoding", coding));
            bytes = coding.Split(", ").Aggregate(bytes, Compress);
        }

        if (_odd.Sometimes(12))
        {
            // Bytes that are no text. What they read as is up to the decoder; they don't begin a document.
            text = text.Replace("\u001E", "", StringComparison.Ordinal);
            (bytes, contentType, documents) = ([0xC3, 0x28, .. Encoding.UTF8.GetBytes(text), 0xFF, 0xC0], "text/plain; charset=utf-8", []);
            headers.RemoveAll(line => line.IsNamed("Content-Encoding"));
            text = DecodedBody.Read(bytes, contentType).Text.ToString();
        }

        var made = AnEvent.To(_odd.One("inbox", "inbox", "payment", "orders")).By(_odd.One("POST", "POST", "PUT"))
            .At(AnEvent.SomeTime.AddSeconds(number).AddDays(number < old ? -40 : -1))
            .OfType(_odd.One("order.paid", "order.shipped", "user", null)).Judged(_odd.One(Enum.GetValues<Verdict>()))
            .WithProviderEventId(_odd.Sometimes(4) ? $"id-{random.Next(20)}" : null)
            .Under(path, query).WithContentType(contentType).WithBody(bytes);
        made = headers.Aggregate(made, (one, line) => one.WithHeader(line));
        made = trailers.Aggregate(made, (one, line) => one.WithTrailer(line.Name, line.Value));
        return new KnownEvent(made, [path, query, text, .. headers.Concat(trailers).Select(line => $"{line.Name}: {line.Value}")], documents);
    }

    private string OneLine() => string.Concat(_odd.Text(3).Where(c => c is not ('\r' or '\n' or '\0'))).Trim();

    private (string Text, IReadOnlyList<string> Documents) Content(int number)
    {
        switch (random.Next(10))
        {
            case 0:
                return ("", []);
            case 1 or 2:
                return ($"· {_odd.Text(20)}", []);
            case 3 when _odd.Sometimes(8):
                return ($"· {_odd.Text()} {new string('z', SearchableText.MaxBytes)} {number} {_odd.Text()}", []);
            case 3:
                return ($"· {_odd.Text()} {new string('z', 9_000)} {_odd.Text()}", []); // More than one piece.
            case 4:
                var lines = Enumerable.Range(0, random.Next(1, 4)).Select(_ => _odd.Json(1)).ToArray();
                return (string.Join(_odd.One("\n", "", " \r\n"), lines), lines);
            case 5:
                var records = Enumerable.Range(0, random.Next(1, 4)).Select(_ => _odd.Json(1)).ToArray();
                return (string.Concat(records.Select(record => $"\u001E{record}\n")), records);
            case 6:
                var valid = _odd.Json();
                return ($"{valid} ] {_odd.Json()}", [valid]); // What follows a fault does not count.
            default:
                var json = _odd.Json();
                return (json, [json]);
        }
    }

    /// <summary>In a random charset, or in UTF-8 if the text does not fit.</summary>
    private (byte[] Bytes, string? ContentType) Encoded(string text)
    {
        var name = _odd.One(null, null, null, "utf-16", "utf-16BE", "windows-1251", "iso-8859-1", "shift_jis", "gb18030", "utf-16le");
        if (name is not null)
        {
            try
            {
                var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                    ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
                var (bytes, type) = ((byte[])[.. _odd.Sometimes(2) ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)], $"text/plain; charset={name}");
                if (DecodedBody.Read(bytes, type).Text.ToString() == text)
                {
                    return (bytes, type);
                }
            }
            catch (EncoderFallbackException)
            {
                // It has characters that the charset lacks.
            }
        }

        return ([.. _odd.Sometimes(6) ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)], _odd.One("application/json; charset=utf-8", "text/plain; charset=utf-8"));
    }

    private static byte[] Compress(byte[] bytes, string coding)
    {
        using var coded = new MemoryStream();
        using (Stream compressing = coding switch
        {
            "gzip" => new GZipStream(coded, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(coded, CompressionLevel.Fastest),
            "br" => new BrotliStream(coded, CompressionLevel.Fastest),
            _ => new ZstdSharp.CompressionStream(coded),
        })
        {
            compressing.Write(bytes);
        }

        return coded.ToArray();
    }
}
