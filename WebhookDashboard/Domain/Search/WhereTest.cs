using System.Buffers;
using System.Text;
using System.Text.Json;
using WebhookDashboard.Domain.Json;

namespace WebhookDashboard.Domain.Search;

/// <summary>
/// Tests a condition on a body. The body may hold several documents one after the other (lines, RFC 7464); what stands before
/// a fault counts. It reads the body once, and stops at the first value that meets the condition.
/// </summary>
internal sealed class WhereTest : IDisposable
{
    /// <summary>Deeper documents count as faulty from there on.</summary>
    public const int MaxDepth = 1_000;

    /// <summary>Begins a document in RFC 7464. JSON itself never contains it.</summary>
    private const byte RecordSeparator = 0x1E;

    public static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = MaxDepth };

    private readonly WhereCondition _condition;
    private readonly WhereStep[] _steps;
    private readonly byte[][] _names;
    private readonly NeedleScan? _contained;
    private readonly Func<ReadOnlySpan<byte>, int?> _compare;
    private readonly Func<ReadOnlySpan<byte>, bool> _contains;

    public WhereTest(WhereCondition condition)
    {
        _condition = condition;
        _steps = [.. condition.Path.Steps];
        _names = [.. _steps.Select(step => Encoding.UTF8.GetBytes(step.Name ?? ""))];
        _contained = condition is { Operator: WhereOperator.Contains, Value.Text: { Length: > 0 } text } ? new NeedleScan([text]) : null;
        (_compare, _contains) = (CompareText, Contains); // Made once, not for each value.
    }

    public static ReadOnlySpan<byte> TakeDocuments(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf(RecordSeparator);
        var documents = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return documents;
    }

    /// <summary>Whether a text can be JSON, by its first character: spares most others an exception.</summary>
    public static bool MayBeJson(ReadOnlySpan<byte> utf8) =>
        utf8.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"' or (byte)'-' or (byte)'t' or (byte)'f' or (byte)'n' or (>= (byte)'0' and <= (byte)'9'), ..];

    public bool IsMet(ReadOnlySpan<byte> utf8)
    {
        try
        {
            while (!utf8.IsEmpty)
            {
                if (TakeDocuments(ref utf8) is var documents && MayBeJson(documents) && IsMetByAny(documents))
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // It is not JSON from here on. Further records don't count either: each might throw again.
        }

        return false;
    }

    public void Dispose() => _contained?.Dispose();

    private bool IsMetByAny(ReadOnlySpan<byte> documents)
    {
        var reader = new Utf8JsonReader(documents, Options);
        while (reader.Read())
        {
            if (IsMetBelow(ref reader, depth: 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tests the value at the reader, and what is in it along the rest of the path.</summary>
    private bool IsMetBelow(ref Utf8JsonReader reader, int depth)
    {
        if (depth == _steps.Length && IsMetBy(ref reader))
        {
            return true;
        }

        var step = depth < _steps.Length ? _steps[depth] : default;
        if (depth < _steps.Length && reader.TokenType == JsonTokenType.StartObject && step.Index is null)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (IsMetByNext(ref reader, depth, step.IsAny || IsNamed(reader, _names[depth]), isMember: true))
                {
                    return true;
                }
            }
        }
        else if (depth < _steps.Length && reader.TokenType == JsonTokenType.StartArray && step.Name is null)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                if (IsMetByNext(ref reader, depth, step.IsAny || step.Index == i, isMember: false))
                {
                    return true;
                }
            }
        }
        else
        {
            reader.Skip();
        }

        return false;
    }

    private bool IsMetByNext(ref Utf8JsonReader reader, int depth, bool isOnPath, bool isMember)
    {
        if (isMember)
        {
            reader.Read();
        }

        if (isOnPath)
        {
            return IsMetBelow(ref reader, depth + 1);
        }

        reader.Skip();
        return false;
    }

    private static bool IsNamed(in Utf8JsonReader reader, byte[] name) =>
        (!reader.ValueIsEscaped || JsonStringText.IsText(reader)) && reader.ValueTextEquals(name);

    private bool IsMetBy(ref Utf8JsonReader reader) => _condition.Operator switch
    {
        WhereOperator.Exists => true,
        WhereOperator.Equal => Compare(ref reader) == 0,
        WhereOperator.NotEqual => Compare(ref reader) != 0,
        WhereOperator.Less => Compare(ref reader) < 0,
        WhereOperator.LessOrEqual => Compare(ref reader) <= 0,
        WhereOperator.Greater => Compare(ref reader) > 0,
        WhereOperator.GreaterOrEqual => Compare(ref reader) >= 0,
        _ => reader.TokenType == JsonTokenType.String && WithText(ref reader, _contains, otherwise: false),
    };

    /// <returns>Null if the value at the reader can't be compared.</returns>
    private int? Compare(ref Utf8JsonReader reader) => (reader.TokenType, _condition.Value!.Kind) switch
    {
        (JsonTokenType.String, JsonValueKind.String) => WithText(ref reader, _compare, otherwise: null),
        (JsonTokenType.Number, JsonValueKind.Number) => JsonDecimal.Compare(reader.ValueSpan, _condition.Value!.Utf8),
        (JsonTokenType.True, JsonValueKind.True) or (JsonTokenType.False, JsonValueKind.False) or (JsonTokenType.Null, JsonValueKind.Null) => 0,
        _ => null,
    };

    private int? CompareText(ReadOnlySpan<byte> text) => text.SequenceCompareTo(_condition.Value!.Utf8);

    private bool Contains(ReadOnlySpan<byte> text)
    {
        _contained?.Begin();
        return _contained?.Scan(text) != false;
    }

    private static T WithText<T>(ref Utf8JsonReader reader, Func<ReadOnlySpan<byte>, T> use, T otherwise)
    {
        if (!reader.ValueIsEscaped)
        {
            return use(reader.ValueSpan);
        }

        if (!JsonStringText.IsText(reader))
        {
            return otherwise;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return use(buffer.AsSpan(0, reader.CopyString(buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
