using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WebhookDashboard.Domain.Json;

namespace WebhookDashboard.Signatures.Diagnosis;

/// <summary>Rewrites JSON as common libraries would: other white space and escapes, the same values.</summary>
internal static class JsonRewriting
{
    private const int MaxDepth = 64;

    /// <summary>Empty if the body is not JSON.</summary>
    public static IEnumerable<(byte[] Text, string Layout)> Layouts(ReadOnlyMemory<byte> body)
    {
        if (!IsObjectOrArray(body.Span) || Tokens(body) is not { } tokens)
        {
            yield break;
        }

        yield return (Write(tokens, ",", ":", indent: 0), "compact JSON");
        yield return (Write(tokens, ", ", ": ", indent: 0), "JSON with a space after each comma and colon");
        yield return (Write(tokens, ",", ": ", indent: 2), "JSON indented by 2");
        yield return (Write(tokens, ",", ": ", indent: 4), "JSON indented by 4");
        var unescaped = tokens.ConvertAll(Unescape);
        if (!unescaped.SequenceEqual(tokens))
        {
            yield return (Write(unescaped, ",", ":", indent: 0), "compact JSON without escapes");
            yield return (Write(unescaped, ", ", ": ", indent: 0), "JSON without escapes, with a space after each comma and colon");
        }

        var escaped = tokens.ConvertAll(Escape);
        if (!escaped.SequenceEqual(tokens))
        {
            yield return (Write(escaped, ",", ":", indent: 0), "compact JSON with non-ASCII characters escaped");
            yield return (Write(escaped, ", ", ": ", indent: 0), "JSON with non-ASCII characters escaped and a space after each comma and colon");
        }
    }

    private static bool IsObjectOrArray(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    /// <summary>The tokens in order, each as written, a property's name with its colon; null if the body is not JSON.</summary>
    private static List<string>? Tokens(ReadOnlyMemory<byte> body)
    {
        var tokens = new List<string>();
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                var text = Encoding.UTF8.GetString(reader.ValueSpan);
                tokens.Add(reader.TokenType switch
                {
                    JsonTokenType.PropertyName => $"\"{text}\":",
                    JsonTokenType.String => $"\"{text}\"",
                    _ => text,
                });
            }

            return tokens;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Write(List<string> tokens, string comma, string colon, int indent)
    {
        var text = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var before = i == 0 ? "" : tokens[i - 1];
            var closes = token is "}" or "]";
            depth -= closes ? 1 : 0;
            if (!closes && before.Length > 0 && before is not ("{" or "[") && !before.EndsWith(':'))
            {
                text.Append(comma);
            }

            // No line break inside an empty object or array, nor between a name and its value.
            if (indent > 0 && i > 0 && !before.EndsWith(':') && !(closes && before is "{" or "["))
            {
                text.Append('\n').Append(' ', depth * indent);
            }

            text.Append(token.EndsWith(':') ? string.Concat(token.AsSpan(0, token.Length - 1), colon) : token);
            depth += token is "{" or "[" ? 1 : 0;
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Unescape(string token) => Rewrite(token, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    private static string Escape(string token)
    {
        if (Ascii.IsValid(token))
        {
            return token;
        }

        var text = new StringBuilder(token.Length * 2);
        foreach (var one in token)
        {
            _ = one < 128 ? text.Append(one) : text.Append("\\u").Append(((int)one).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static string Rewrite(string token, JavaScriptEncoder encoder)
    {
        if (!token.Contains('\\', StringComparison.Ordinal))
        {
            return token;
        }

        var name = token.EndsWith(':');
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(name ? token[..^1] : token));
        reader.Read();
        return JsonStringText.IsText(reader) ? $"\"{encoder.Encode(reader.GetString()!)}\"{(name ? ":" : "")}" : token;
    }
}
