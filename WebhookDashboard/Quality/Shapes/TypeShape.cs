using System.Text.Json;
using System.Text.Json.Serialization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Quality.Shapes;

/// <summary>The fields that the payloads of one type had so far, and when. It holds no values.</summary>
internal sealed class TypeShape
{
    private readonly Dictionary<(string Path, FieldKind Kind), FieldRecord> _fields = [];

    /// <summary>How many whole payloads were seen.</summary>
    public long Payloads { get; private set; }

    /// <summary>Whether there are more fields than are followed.</summary>
    public bool IsCut { get; private set; }

    public IReadOnlyCollection<FieldRecord> Fields => _fields.Values;

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static TypeShape Read(ReadOnlySpan<byte> stored)
    {
        var shape = new TypeShape();
        if (!stored.IsEmpty && JsonSerializer.Deserialize<Stored>(stored) is { } known)
        {
            (shape.Payloads, shape.IsCut) = (known.Payloads, known.IsCut);
            foreach (var field in known.Fields)
            {
                shape._fields[(field.Path, field.Kind)] = field;
            }
        }

        return shape;
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(new Stored(Payloads, IsCut, [.. _fields.Values]));

    /// <summary>Adds the fields of the next payload.</summary>
    public void Add(JsonFields payload, EventId id)
    {
        foreach (var (path, kind) in payload.Fields)
        {
            if (!_fields.TryGetValue((path, kind), out var field))
            {
                if (_fields.Count == QualityLimits.Fields)
                {
                    IsCut = true;
                    continue;
                }

                _fields[(path, kind)] = field = new FieldRecord { Path = path, Kind = kind, FirstIndex = Payloads, FirstId = id };
            }

            field.Count++;
            field.LastIndex = Payloads;
            field.LastId = id;
        }

        Payloads += payload.IsWhole ? 1 : 0;
    }

    private sealed record Stored(
        [property: JsonPropertyName("n")] long Payloads,
        [property: JsonPropertyName("c")] bool IsCut,
        [property: JsonPropertyName("f")] IReadOnlyList<FieldRecord> Fields);
}
