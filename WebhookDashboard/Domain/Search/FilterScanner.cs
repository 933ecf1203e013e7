using System.Globalization;
using System.Text;

namespace WebhookDashboard.Domain.Search;

/// <summary>Reads the text of a filter from left to right, and remembers the first fault.</summary>
internal sealed class FilterScanner(string text)
{
    public int Position { get; private set; }

    public FilterFault? Fault { get; private set; }

    public bool IsAtEnd => Position >= text.Length;

    public bool IsAtSpace => !IsAtEnd && char.IsWhiteSpace(text[Position]);

    /// <summary>Notes a fault, at the current position unless another is given. Later faults are ignored.</summary>
    /// <returns>The default value, so that a caller can return it.</returns>
    public T? Fail<T>(string reason, int? at = null)
    {
        Fault ??= new FilterFault(at ?? Position, reason);
        return default;
    }

    public bool IsAt(char expected) => !IsAtEnd && text[Position] == expected;

    public void SkipSpace()
    {
        while (IsAtSpace)
        {
            Position++;
        }
    }

    public bool TryTake(string expected, StringComparison comparison = StringComparison.Ordinal)
    {
        var isThere = text.AsSpan(Position).StartsWith(expected, comparison);
        Position += isThere ? expected.Length : 0;
        return isThere;
    }

    public string TakeWhile(Func<char, bool> belongs)
    {
        var start = Position;
        while (!IsAtEnd && belongs(text[Position]))
        {
            Position++;
        }

        return text[start..Position];
    }

    public string TakeWord() => TakeWhile(c => !char.IsWhiteSpace(c));

    /// <summary>Reads a phrase in quotes, in which only <c>\"</c> and <c>\\</c> are escapes.</summary>
    public string? TakePhrase() => TakeQuoted('"', phrase =>
    {
        if (!IsAtEnd && text[Position] is '"' or '\\')
        {
            phrase.Append(text[Position++]);
        }
        else
        {
            phrase.Append('\\');
        }
    });

    /// <summary>Reads a string with the escapes of JSON, in either kind of quotes.</summary>
    public string? TakeString() => TakeQuoted(text[Position], AppendEscaped);

    private string? TakeQuoted(char quote, Action<StringBuilder> appendEscaped)
    {
        var start = Position++;
        var content = new StringBuilder();
        while (!IsAtEnd && Fault is null)
        {
            var c = text[Position++];
            if (c == quote)
            {
                return content.ToString();
            }

            if (c == '\\')
            {
                appendEscaped(content);
            }
            else
            {
                content.Append(c);
            }
        }

        return Fail<string>("The quote that begins here is not closed.", start);
    }

    private void AppendEscaped(StringBuilder content)
    {
        var start = Position - 1;
        var c = IsAtEnd ? '\0' : text[Position++];
        if (c == 'u' && Position + 4 <= text.Length
            && ushort.TryParse(text.AsSpan(Position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            Position += 4;
            content.Append((char)unit);
        }
        else if (Unescape(c) is { } meant)
        {
            content.Append(meant);
        }
        else
        {
            Fail<string>("""Write \", \\, \/, \b, \f, \n, \r, \t or \u and four hexadecimal digits.""", start);
        }
    }

    private static char? Unescape(char c) => c switch
    {
        '"' or '\'' or '\\' or '/' => c,
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => null,
    };
}
