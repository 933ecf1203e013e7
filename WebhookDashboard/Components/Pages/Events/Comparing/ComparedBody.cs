using System.Buffers;
using System.Text.Json;
using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Forms;

namespace WebhookDashboard.Components.Pages.Events.Comparing;

/// <summary>A body as it is compared.</summary>
/// <param name="Bytes">The body without its compression.</param>
/// <param name="Text">Its text in UTF-8; null if it is none. A form is written as JSON, so that its fields are compared.</param>
/// <param name="IsCut">Whether there is more of it than is compared.</param>
internal sealed record ComparedBody(ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte>? Text, bool IsCut)
{
    /// <summary>How much of a body is compared. A page holds two of them and copies of the parts that it shows: at most 4 MiB.</summary>
    public const int MaxBytes = 1_048_576;

    /// <summary>How much of a body is read for that: one byte more, so that no character is cut in two.</summary>
    public const int MaxRead = MaxBytes + 1;

    public static ComparedBody Of(LoadedEvent loaded)
    {
        var summary = loaded.Stored.Summary;
        var body = DecodedBody.Read(
            loaded.Body, summary.ContentType, loaded.Stored.ContentEncoding, MaxBytes, isWhole: loaded.Body.Length == summary.BodySize);
        return new ComparedBody(body.Bytes, TextOf(body), body.IsCut);
    }

    private static ReadOnlyMemory<byte>? TextOf(DecodedBody body)
    {
        if (body.IsBinary)
        {
            return null;
        }

        return body is { Format: BodyFormat.Form, IsCut: false } ? Written(FormBody.Read(body.Bytes, body.ContentType)) : body.Text.Utf8;
    }

    private static ReadOnlyMemory<byte> Written(FormBody form)
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text);
        json.WriteStartObject();
        foreach (var field in form.Fields)
        {
            json.WritePropertyName(field.Name);
            if (field.IsJson)
            {
                json.WriteRawValue(field.Value, skipInputValidation: true);
            }
            else
            {
                json.WriteStringValue(field.Value);
            }
        }

        json.WriteEndObject();
        json.Flush();
        return text.WrittenMemory;
    }
}
