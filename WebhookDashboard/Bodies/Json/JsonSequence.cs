using System.Text.Json;

namespace WebhookDashboard.Bodies.Json;

/// <summary>
/// The JSON documents of a text: one, or several that follow each other on lines, directly, or after the record separator of
/// RFC 7464.
/// </summary>
/// <param name="Documents">In their order. Those before a fault stay.</param>
/// <param name="Fault">Where the text stops being JSON; null if all of it is.</param>
/// <param name="IsCut">Whether there are more documents than <see cref="MaxDocuments"/>.</param>
public sealed record JsonSequence(IReadOnlyList<JsonRange> Documents, TextFault? Fault, bool IsCut)
{
    public const int MaxDocuments = 100_000;

    private const byte RecordSeparator = 0x1E;

    /// <param name="utf8">The text, without a byte order mark.</param>
    /// <param name="isWhole">False for the beginning of a text, whose last document may be incomplete.</param>
    public static JsonSequence Read(ReadOnlySpan<byte> utf8, bool isWhole = true)
    {
        var documents = new List<JsonRange>();
        for (var start = 0; start < utf8.Length && documents.Count <= MaxDocuments;)
        {
            // JSON strings escape this character, so it never occurs within a document.
            var found = utf8[start..].IndexOf(RecordSeparator);
            var length = found < 0 ? utf8.Length - start : found;
            if (length > 0 && ReadRecord(utf8.Slice(start, length), start, isWhole || found >= 0, documents) is var (offset, reason))
            {
                return new JsonSequence(documents, TextFault.At(utf8, start + offset, reason), IsCut: false);
            }

            start += length + 1;
        }

        // One more than wanted tells whether there are more.
        var isCut = documents.Count > MaxDocuments;
        return new JsonSequence(isCut ? documents[..MaxDocuments] : documents, Fault: null, isCut);
    }

    /// <summary>Whether a text is one object or one array.</summary>
    internal static bool IsOne(ReadOnlySpan<byte> utf8) =>
        utf8.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] && Read(utf8) is { Documents.Count: 1, Fault: null };

    /// <returns>Where the record is not JSON, and why; null if all of it is.</returns>
    private static (int Offset, string Reason)? ReadRecord(ReadOnlySpan<byte> record, int offset, bool isWhole, List<JsonRange> documents)
    {
        var options = new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = Math.Max(1, record.Length) };
        var reader = new Utf8JsonReader(record, isWhole, new JsonReaderState(options));
        var start = 0;
        try
        {
            while (documents.Count <= MaxDocuments && reader.Read())
            {
                if (reader.CurrentDepth > 0)
                {
                    continue;
                }

                start = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? start : (int)reader.TokenStartIndex;
                if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
                {
                    documents.Add(new JsonRange(offset + start, (int)reader.BytesConsumed - start));
                    start = -1;
                }
            }
        }
        catch (JsonException fault)
        {
            return (OffsetOf(record, fault), Reason(fault));
        }

        AddIncomplete(record, reader, start, offset, documents);
        return null;
    }

    /// <summary>Adds the document in which the text is cut.</summary>
    private static void AddIncomplete(
        ReadOnlySpan<byte> record, in Utf8JsonReader reader, int start, int offset, List<JsonRange> documents)
    {
        var isOpen = reader.CurrentDepth > 0 || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (isOpen && start >= 0)
        {
            documents.Add(new JsonRange(offset + start, record.Length - start));
        }
    }

    private static int OffsetOf(ReadOnlySpan<byte> record, JsonException fault)
    {
        var at = 0;
        for (var line = fault.LineNumber ?? 0; line > 0 && record[at..].IndexOf((byte)'\n') is >= 0 and var end; line--)
        {
            at += end + 1;
        }

        return (int)Math.Clamp(at + (fault.BytePositionInLine ?? 0), 0, record.Length);
    }

    /// <summary>The message without its position, which is said elsewhere.</summary>
    private static string Reason(JsonException fault) =>
        fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? fault.Message[..end] : fault.Message;
}
