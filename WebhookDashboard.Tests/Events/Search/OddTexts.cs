using System.Text;
using System.Text.Json;

namespace WebhookDashboard.Tests.Events.Search;

/// <summary>Makes texts and JSON from pieces that are hard to search for.</summary>
internal sealed class OddTexts(Random random)
{
    public static readonly string[] Pieces =
    [
        "payment", "Not Found", "abc", "ABCabc", "aaaa", "a", " ", "\t", "\r\n", "50% off_*", "%", "_", "*", "\"", "\"\"", "'", "\"quoted\"", "\\", "\\\"", "\\u0041", "C:\\temp",
        "😀", "👍🏽", "👩‍👩‍👧", "支付成功", "付", "日本語", "e\u0301", "é", "a\u0308\u0323", "ñ", "מזל טוב", "مرحبا بالعالم", "\u202Etxt\u202C", "\u200F", "\u200B", "\uFEFF",
        "\0", "a\0b", "\u0001", "\u001F", "\u007F", "\u0085", "\u2028", "ß", "ẞ", "İ", "ı", "i", "ſ", "K", "Σ", "ς", "σ", "ﬁ", "ǆ", "ǅ", "Ǆ", "𐐨", "𐐀", "Ა", "ა", "ᾳ", "ᾼ", "ŉ",
        "ПРИВЕТ мир", "Übergröße", "NEAR(", "AND", "OR", "NOT", "-", "^", ":", "{", "}", "[", "(", ")", "+", ",", "\uFFFD", "\uFFFF", "\U0010F000", "\U0010F000\U0010F100\U0010F200",
    ];

    private static readonly string[] Names = ["n", "N", "text", "tags", "a b", "ключ", "q\"uote", "e\u0301", "", "$", "x.y", "😀", "type"];

    private static readonly string[] Numbers =
        ["0", "-0", "0.0", "1", "-1", "-1.0", "10e-1", "1E0", "7", "12", "100", "1e2", "1.00E+2", "50.5", "50.50", "0.001", "1e-3", "12345678901234567890", "12345678901234567890.10", "12345678901234567890.1", "-3.25", "99"];

    public T One<T>(params IReadOnlyList<T> all) => all[random.Next(all.Count)];

    public bool Sometimes(int oneIn) => random.Next(oneIn) == 0;

    public string Text(int most = 6) => string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => One(Pieces)));

    public string Number() => One(Numbers);

    /// <summary>A part of a text, perhaps in another case.</summary>
    public string PartOf(string text, int most)
    {
        var runes = text.EnumerateRunes().ToArray();
        var start = random.Next(runes.Length);
        var part = string.Concat(runes.Skip(start).Take(random.Next(1, most + 1)));
        return random.Next(4) switch { 0 => part.ToUpperInvariant(), 1 => part.ToLowerInvariant(), _ => part };
    }

    /// <summary>An object or an array.</summary>
    public string Json(int depth = 3)
    {
        var space = One("", "", " ", "\n  ");
        var escape = One<Func<char, bool>>(_ => false, c => c > '\x7F', c => !char.IsSurrogate(c) && Sometimes(3)); // Never half of a pair.
        return Sometimes(4) ? List() : Object();

        string Value(int left) => random.Next(left > 0 ? 9 : 6) switch
        {
            0 or 1 => Written(Text()),
            2 or 3 => Number(),
            4 => One("true", "false", "null"),
            5 => Sometimes(5) ? "\"\\ud800\"" : Written(One("payment", "t1", "t2", "")),
            6 => List(left - 1),
            _ => Object(left - 1),
        };

        string Object(int? left = null) =>
            $"{{{space}{string.Join($",{space}", Enumerable.Range(0, random.Next(4)).Select(_ => $"{Written(One(Names))}:{space}{Value(left ?? depth)}"))}{space}}}";

        string List(int? left = null) => $"[{space}{string.Join($"{space},", Enumerable.Range(0, random.Next(4)).Select(_ => Value(left ?? depth)))}{space}]";

        string Written(string text) => $"\"{string.Concat(text.Select(c => escape(c) || char.IsControl(c) ? $"\\u{(int)c:x4}" : c is '"' or '\\' ? $"\\{c}" : $"{c}"))}\"";
    }

    /// <summary>A path into a document, and a value there.</summary>
    public (string Path, JsonElement Value) PathInto(JsonElement root)
    {
        var path = new StringBuilder("$");
        while (true)
        {
            if (Sometimes(6))
            {
                return (path.ToString(), root);
            }

            if (root.ValueKind == JsonValueKind.Object && root.EnumerateObject().ToList() is [_, ..] members)
            {
                var member = One(members);
                path.Append(Sometimes(5) ? "[*]" : $"[{JsonSerializer.Serialize(member.Name)}]");
                root = member.Value;
            }
            else if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
            {
                var index = random.Next(root.GetArrayLength());
                path.Append(Sometimes(2) ? "[*]" : $"[{index}]");
                root = root[index];
            }
            else
            {
                return (path.ToString(), root);
            }
        }
    }
}
