namespace WebhookDashboard.Domain.Search;

/// <summary>Compares numbers of JSON by their decimal digits as written, whatever their length: none is rounded.</summary>
internal static class JsonDecimal
{
    /// <summary>Far more digits than a body has, and small enough to be added.</summary>
    private const long LargestExponent = long.MaxValue / 8;

    /// <summary>Whether a text is a number by the grammar of RFC 8259.</summary>
    public static bool IsNumber(string text)
    {
        var rest = text.AsSpan();
        rest = rest.StartsWith('-') ? rest[1..] : rest;
        var whole = TakeDigits(ref rest);
        if (whole.IsEmpty || (whole.Length > 1 && whole[0] == '0'))
        {
            return false;
        }

        if (rest.StartsWith('.'))
        {
            rest = rest[1..];
            if (TakeDigits(ref rest).IsEmpty)
            {
                return false;
            }
        }

        if (rest is ['e' or 'E', ..])
        {
            rest = rest is [_, '+' or '-', ..] ? rest[2..] : rest[1..];
            if (TakeDigits(ref rest).IsEmpty)
            {
                return false;
            }
        }

        return rest.IsEmpty;
    }

    /// <param name="a">A valid number.</param>
    /// <param name="b">Another.</param>
    /// <returns>Negative if the first is less, positive if it is greater, 0 if they are equal: 1.50 equals 15e-1.</returns>
    public static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var first = new Parts(a);
        var second = new Parts(b);
        if (first.Sign != second.Sign || first.Sign == 0)
        {
            return first.Sign.CompareTo(second.Sign);
        }

        var magnitude = first.Exponent.CompareTo(second.Exponent);
        for (var i = 0; magnitude == 0 && (i < first.Length || i < second.Length); i++)
        {
            magnitude = first.Digit(i).CompareTo(second.Digit(i));
        }

        return first.Sign * magnitude;
    }

    /// <summary>Equal numbers have the same hash, however they are written.</summary>
    /// <param name="number">A valid number.</param>
    public static uint HashOf(ReadOnlySpan<byte> number)
    {
        const ulong Prime = 1_099_511_628_211; // FNV-1a. It is stored, so it must stay the same.
        var parts = new Parts(number);
        if (parts.Sign == 0)
        {
            return 0;
        }

        var length = parts.Length;
        while (parts.Digit(length - 1) == '0')
        {
            length--;
        }

        var hash = unchecked((14_695_981_039_346_656_037 ^ (ulong)parts.Exponent) * Prime * (ulong)(parts.Sign + 2));
        for (var i = 0; i < length; i++)
        {
            hash = unchecked((hash ^ parts.Digit(i)) * Prime);
        }

        return (uint)(hash >> 32) ^ (uint)hash;
    }

    private static ReadOnlySpan<char> TakeDigits(ref ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : rest.Length;
        var digits = rest[..length];
        rest = rest[length..];
        return digits;
    }

    /// <summary>A number as 0.ddd… times a power of ten, its first digit not zero.</summary>
    private readonly ref struct Parts
    {
        private readonly ReadOnlySpan<byte> _digits;
        private readonly int _point;
        private readonly int _first;

        public Parts(ReadOnlySpan<byte> number)
        {
            var isNegative = number[0] == '-';
            var end = number.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var at ? at : number.Length;
            _digits = number[(isNegative ? 1 : 0)..end];
            _point = _digits.IndexOf((byte)'.') is >= 0 and var point ? point : _digits.Length;
            _first = _digits.IndexOfAnyInRange((byte)'1', (byte)'9');
            Sign = _first < 0 ? 0 : isNegative ? -1 : 1;
            Exponent = _point - _first + (_first > _point ? 1 : 0) + (end < number.Length ? ReadExponent(number[(end + 1)..]) : 0);
        }

        public int Sign { get; }

        public long Exponent { get; }

        /// <summary>How many digits are written from the first that is not zero.</summary>
        public int Length => _digits.Length - _first - (_first < _point && _point < _digits.Length ? 1 : 0);

        public byte Digit(int index)
        {
            var at = _first + index;
            at += _first < _point && at >= _point ? 1 : 0;
            return at < _digits.Length ? _digits[at] : (byte)'0';
        }

        private static long ReadExponent(ReadOnlySpan<byte> text)
        {
            var isNegative = text[0] == '-';
            long exponent = 0;
            foreach (var digit in text[0] is (byte)'+' or (byte)'-' ? text[1..] : text)
            {
                exponent = Math.Min((exponent * 10) + (digit - '0'), LargestExponent / 10);
            }

            return isNegative ? -exponent : exponent;
        }
    }
}
