using System.Text;
using System.Text.Json;

namespace WebhookDashboard.Domain.Search;

/// <summary>What a condition compares with.</summary>
/// <param name="Kind">String, Number, True, False or Null.</param>
/// <param name="Text">The string, or the number as written.</param>
public sealed record WhereValue(JsonValueKind Kind, string Text)
{
    private static readonly (string Word, WhereValue Value)[] Words =
        [("true", new(JsonValueKind.True, "true")), ("false", new(JsonValueKind.False, "false")), ("null", new(JsonValueKind.Null, "null"))];

    internal byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Text);

    public bool Equals(WhereValue? other) => other is not null && Kind == other.Kind && Text == other.Text;

    public override int GetHashCode() => HashCode.Combine(Kind, Text);

    public override string ToString() => Kind == JsonValueKind.String ? FilterPrinter.JsonString(Text) : Text;

    /// <summary>Reads a value; null after a fault.</summary>
    internal static WhereValue? Read(FilterScanner scanner)
    {
        if (scanner.IsAt('"'))
        {
            return scanner.TakeString() is { } text ? new WhereValue(JsonValueKind.String, text) : null;
        }

        var start = scanner.Position;
        var word = scanner.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.');
        return Words.FirstOrDefault(known => known.Word == word).Value
            ?? (JsonDecimal.IsNumber(word) ? new WhereValue(JsonValueKind.Number, word) : null)
            ?? scanner.Fail<WhereValue>("""Write a value: "text" in quotes, a number, true, false or null.""", start);
    }
}
