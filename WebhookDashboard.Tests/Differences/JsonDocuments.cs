using System.Text;
using System.Text.Json;
using CsCheck;

namespace WebhookDashboard.Tests.Differences;

/// <summary>Small JSON documents that have much in common: repeated keys, equal items, ids, and several spellings of one value.</summary>
internal static class JsonDocuments
{
    private static readonly Gen<string> Scalars = Gen.OneOf("1", "1.0", "-2", "7e1", "\"a\"", "\"\\u0061\"", "\"b\\n\\u00e9\"", "\"b\\né\"", "true", "null", "\"\"");

    private static readonly Gen<string> Keys = Gen.OneOf("\"a\"", "\"\\u0061\"", "\"b\"", "\"c d\"", "\"id\"", "\"name\"");

    private static readonly Gen<string> Items = Gen.Select(Gen.Int[1, 5], Gen.OneOf("1", "2"), Scalars, (id, one, other) => $$"""{"id":{{id}},"a":{{one}},"b":{{other}}}""");

    public static readonly Gen<string> Any = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Scalars
        : Gen.OneOf(
            Scalars,
            Scalars.Array[0, 8].Select(Array),
            inner.Array[0, 5].Select(Array),
            Items.Array[0, 5].Select(Array),
            Gen.Select(Keys, inner).Array[0, 5].Select(members => $"{{{string.Join(" ,", members.Select(member => $"{member.Item1}: {member.Item2}"))}}}")));

    public static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    /// <summary>One text for all spellings of a value: members sorted by key, strings decoded, numbers as they are written.</summary>
    public static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value.EnumerateObject().Select(member => (member.Name, Canonical(member.Value)))),
        JsonValueKind.Array => Array(value.EnumerateArray().Select(Canonical)),
        JsonValueKind.String => JsonSerializer.Serialize(value.GetString()),
        _ => value.GetRawText(),
    };

    public static string Canonical(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return Canonical(document.RootElement);
    }

    /// <summary>Values of a repeated key stay in their order.</summary>
    public static string Object(IEnumerable<(string Key, string Value)> members) =>
        $"{{{string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{JsonSerializer.Serialize(member.Key)}:{member.Value}"))}}}";

    public static string Array(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";
}
