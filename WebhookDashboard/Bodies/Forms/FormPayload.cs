namespace WebhookDashboard.Bodies.Forms;

/// <summary>Finds the JSON that GitHub, Slack and others send in the field <c>payload</c> of a form.</summary>
internal static class FormPayload
{
    private const int EscapedLength = 3;

    private static ReadOnlySpan<byte> FirstField => "payload="u8;

    private static ReadOnlySpan<byte> LaterField => "&payload="u8;

    /// <param name="body">A form, without its content codings.</param>
    /// <param name="most">How far into the body the field may begin, and how many of its bytes to return.</param>
    /// <returns>The beginning of the field, without its percent escapes; empty if there is none.</returns>
    public static ReadOnlyMemory<byte> Find(ReadOnlySpan<byte> body, int most)
    {
        var start = body.StartsWith(FirstField) ? FirstField.Length
            : body[..Math.Min(body.Length, most)].IndexOf(LaterField) is >= 0 and var found ? found + LaterField.Length
            : -1;
        if (start < 0)
        {
            return default;
        }

        var field = body.Slice(start, Math.Min(body.Length - start, most * EscapedLength));
        field = field.IndexOf((byte)'&') is >= 0 and var end ? field[..end] : field;
        var decoded = new byte[field.Length];
        return decoded.AsMemory(0, Math.Min(most, PercentEncoding.Decode(field, decoded, plusIsSpace: true)));
    }
}
