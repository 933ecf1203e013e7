using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>The right secret over a body that was changed on the way.</summary>
internal static class BodyMistakes
{
    private const string Rewrote = "something on the way rewrote it; make it forward the body byte for byte.";
    private const string Parsed = "something on the way parsed and rewrote it, or the sender signs another text than it sends; sign and send the same bytes.";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static string? Find(Trial trial, ISignatureScheme scheme, SignedRequest request, SignatureSettings settings)
    {
        foreach (var (body, sentence) in Variants(request.Body))
        {
            if (trial.IsOver)
            {
                return null;
            }

            if (body is not null && trial.Fits(scheme.Read(request with { Body = body }, settings)))
            {
                return sentence;
            }
        }

        return null;
    }

    private static IEnumerable<(byte[]? Body, string Sentence)> Variants(ReadOnlyMemory<byte> body)
    {
        yield return (ToLf(body.Span), $"Valid for the body with its line endings changed from CRLF to LF: {Rewrote}");
        yield return (ToCrLf(body.Span), $"Valid for the body with its line endings changed from LF to CRLF: {Rewrote}");
        yield return (WithoutEnd(body.Span), $"Valid for the body without the line break at its end: something added one; send the body as it was signed.");
        yield return ([.. body.Span, (byte)'\n'], $"Valid for the body with a line break at its end: something removed it; send the body as it was signed.");
        yield return ([.. body.Span, (byte)'\r', (byte)'\n'], $"Valid for the body with a line break (CRLF) at its end: something removed it; send the body as it was signed.");
        if (body.Span.StartsWith(ByteOrderMark))
        {
            yield return (body[ByteOrderMark.Length..].ToArray(), $"Valid for the body without its byte order mark: {Rewrote}");
        }
        else
        {
            yield return ([.. ByteOrderMark, .. body.Span], $"Valid for the body with a byte order mark before it: {Rewrote}");
        }

        foreach (var (text, layout) in JsonRewriting.Layouts(body))
        {
            yield return (text, $"Valid for the body re-serialised as {layout}: {Parsed}");
        }

        if (!body.IsEmpty)
        {
            yield return ([], "Valid for an empty body: the sender signs nothing, or the body is read before it is signed; sign the bytes that are sent.");
        }
    }

    private static byte[]? ToLf(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\r\n"u8) < 0)
        {
            return null;
        }

        var changed = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '\r' || i + 1 == body.Length || body[i + 1] != '\n')
            {
                changed.Add(body[i]);
            }
        }

        return [.. changed];
    }

    private static byte[]? ToCrLf(ReadOnlySpan<byte> body)
    {
        if (!body.Contains((byte)'\n') || body.IndexOf("\r\n"u8) >= 0)
        {
            return null;
        }

        var changed = new List<byte>(body.Length + 64);
        foreach (var one in body)
        {
            if (one == '\n')
            {
                changed.Add((byte)'\r');
            }

            changed.Add(one);
        }

        return [.. changed];
    }

    private static byte[]? WithoutEnd(ReadOnlySpan<byte> body)
    {
        var end = body.TrimEnd("\r\n"u8);
        return end.Length == body.Length ? null : end.ToArray();
    }
}
