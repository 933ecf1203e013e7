using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain.Json;

namespace WebhookDashboard.Quality.Shapes;

/// <summary>
/// The fields of one JSON payload, each with its path and type: <c>$.items[*].sku</c> is a string. Only the first of several
/// documents is read.
/// </summary>
internal sealed class JsonFields
{
    /// <summary>Deeper values are not listed.</summary>
    public const int MaxDepth = 8;

    /// <summary>Longer paths are not listed.</summary>
    public const int MaxPathLength = 200;

    private const int MaxNesting = 1_000;

    private readonly HashSet<(string Path, FieldKind Kind)> _fields = [];

    private readonly FieldPaths _paths;

    private JsonFields(FieldPaths paths) => _paths = paths;

    /// <summary>The root, whose path is <c>$</c>, included.</summary>
    public IReadOnlyCollection<(string Path, FieldKind Kind)> Fields => _fields;

    /// <summary>Whether the whole payload was read, so that what is not listed is not in it.</summary>
    public bool IsWhole { get; private set; }

    /// <param name="utf8">The text of the body.</param>
    /// <param name="isWhole">False for the beginning of a text.</param>
    /// <param name="paths">Writes the paths; null: a new one.</param>
    /// <returns>Null if the text is neither a JSON object nor an array.</returns>
    public static JsonFields? Read(ReadOnlySpan<byte> utf8, bool isWhole, FieldPaths? paths = null)
    {
        if (utf8.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
        {
            return null;
        }

        var payload = new JsonFields(paths ?? new FieldPaths());
        var options = new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MaxNesting };
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(options));
        try
        {
            payload.IsWhole = reader.Read() && payload.Walk(ref reader, "$", depth: 0);
        }
        catch (JsonException)
        {
            return null;
        }

        // A text that ends within its document is no JSON, unless only its beginning was given.
        return payload.IsWhole || !isWhole ? payload : null;
    }

    /// <returns>False if the text ends within the value.</returns>
    private bool Walk(ref Utf8JsonReader reader, string path, int depth)
    {
        var kind = KindOf(reader.TokenType);
        _fields.Add((path, kind));
        if (kind is not (FieldKind.Map or FieldKind.Array))
        {
            return true;
        }

        if (depth == MaxDepth)
        {
            return reader.TrySkip();
        }

        var item = path + "[*]";
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                return true;
            }

            var child = item;
            if (kind == FieldKind.Map)
            {
                child = _paths.Of(path, NameOf(reader));
                if (!reader.Read())
                {
                    return false;
                }
            }

            if (!(child.Length > MaxPathLength ? reader.TrySkip() : Walk(ref reader, child, depth + 1)))
            {
                return false;
            }
        }

        return false;
    }

    private static string NameOf(in Utf8JsonReader reader) =>
        JsonStringText.IsText(reader) ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);

    private static FieldKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => FieldKind.Map,
        JsonTokenType.StartArray => FieldKind.Array,
        JsonTokenType.String => FieldKind.Text,
        JsonTokenType.Number => FieldKind.Number,
        JsonTokenType.True or JsonTokenType.False => FieldKind.Boolean,
        _ => FieldKind.Null,
    };
}
