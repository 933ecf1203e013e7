using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Charsets;
using WebhookDashboard.Components.Shared.Body.Parts;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>What to know about a body before reading it, in sentences.</summary>
internal static class BodyNotes
{
    private const string Utf8 = "utf-8";
    private const string Ascii = "us-ascii";

    public static IEnumerable<string> Of(BodyDocument body, BodyView view) =>
        [.. OfFormat(body, view), .. view == BodyView.Hex ? [] : OfCharset(body), .. OfSize(body)];

    private static IEnumerable<string> OfFormat(BodyDocument body, BodyView view)
    {
        if (body.Fault is { } fault)
        {
            var (name, rest) = body.Tree is null ? ("JSON", "Shown as received.") : ("XML", "The tree ends there.");
            yield return $"Not valid {name}: error at line {Format.Count(fault.Line)}, column {Format.Count(fault.Column)}. {rest}";
        }

        if (view == BodyView.Tree && body.Tree is { IsCut: true } tree)
        {
            yield return $"The tree shows the first {Format.Count(tree.Count, "line")}.";
        }

        if (body.Form is { IsCut: true } form)
        {
            yield return $"The first {Format.Count(form.Fields.Count)} fields.";
        }
        else if (view == BodyView.Form && body.Form?.Fields.Count > PairsTable.MaxRows)
        {
            yield return $"The first {Format.Count(PairsTable.MaxRows)} fields. The tree shows all of them.";
        }

        if (body.Format == BodyFormat.Pdf)
        {
            yield return "A PDF document. Download it to read it.";
        }

        if (body.Parts is { IsComplete: false } or { IsCut: true })
        {
            yield return "The last boundary is missing, so parts may be missing too.";
        }

        if (view == BodyView.Preview)
        {
            yield return "Shown without its scripts, forms and links, and without anything that it would load.";
        }
    }

    private static IEnumerable<string> OfCharset(BodyDocument body)
    {
        if (body.Charset is not { } text)
        {
            yield break;
        }

        var (charset, source, isInvalid) = body.Form is { } form
            ? (form.Charset, form.Source, form.HasInvalidBytes)
            : (text.Charset, text.Source, text.HasInvalidBytes);
        if (text.WrongCharset is { } wrong)
        {
            yield return $"Declared as charset {VisibleText.Of(wrong)}, which is unknown or doesn't fit.";
        }

        if (charset is not (Utf8 or Ascii))
        {
            yield return $"Text in {charset}, {WordOf(source)}.";
        }

        if (isInvalid)
        {
            yield return $"Some bytes are not valid {(charset == Utf8 ? "UTF-8" : charset)}. They are shown as � and stored as received.";
        }
    }

    private static IEnumerable<string> OfSize(BodyDocument body)
    {
        if (body.NotInflated is { } claimed)
        {
            yield return $"Declared as Content-Encoding: {VisibleText.Of(claimed)}, but it can't be decoded. Shown as received.";
        }

        if (body.Inflated is { } coding)
        {
            yield return body.IsCut
                ? $"Received as {Format.Bytes(body.Size)} of {coding}; the first {Format.Bytes(body.Shown.Length)} after decompression."
                : $"Received as {Format.Bytes(body.Size)} of {coding}; {Format.Bytes(body.Shown.Length)} after decompression.";
        }
        else if (body.IsCut)
        {
            yield return body.Shown.Length < body.Size
                ? $"The first {Format.Bytes(body.Shown.Length)} of {Format.Bytes(body.Size)}."
                : $"The first {Format.Bytes(body.Shown.Length)}; the rest was not stored.";
        }
    }

    private static string WordOf(CharsetSource source) => source switch
    {
        CharsetSource.Declared => "declared",
        CharsetSource.XmlDeclaration => "declared in the XML",
        CharsetSource.ByteOrderMark => "by its byte order mark",
        _ => "guessed",
    };
}
