using System.Globalization;
using System.Text.Json;

namespace WebhookDashboard.Sample.Consumer.Payloads;

/// <summary>
/// Takes members out of a JSON object, each within its bounds. The first fault is kept in <see cref="Fault"/>, and what is
/// faulty reads as empty: so a handler takes all that it needs and asks once whether it got it.
/// </summary>
internal sealed class PayloadFields(JsonElement body)
{
    /// <summary>Characters of an id.</summary>
    public const int MaxId = 200;

    /// <summary>Pieces, and amounts of money: more than any shop has.</summary>
    public const long MaxNumber = 1_000_000_000_000;

    /// <summary>Why the object does not fit, in one sentence; null as long as all that was asked for did.</summary>
    public string? Fault { get; private set; }

    public static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    /// <summary>An id: a text without control characters, or a whole number; both are the same id when they read the same.</summary>
    public string Id(string name)
    {
        const string Expected = "an id, as text or as a whole number";
        if (!Has(name, out var member))
        {
            return Wrong(name, found: null, Expected);
        }

        if (member.ValueKind != JsonValueKind.Number)
        {
            return Line(name, MaxId);
        }

        var digits = member.GetRawText();
        return digits.Length <= MaxId && digits.All(c => char.IsAsciiDigit(c) || c == '-')
            ? digits
            : Wrong(name, "a number with a fraction or of great length", Expected);
    }

    /// <summary>A text of one line.</summary>
    public string Line(string name, int maxLength)
    {
        var text = Text(name, maxLength);
        return text.Any(char.IsControl) ? Wrong(name, "a text with control characters", "a text of one line") : text;
    }

    /// <summary>A text that is not blank.</summary>
    public string Text(string name, int maxLength)
    {
        if (!Has(name, out var member))
        {
            return Wrong(name, found: null, "a text");
        }

        if (member.ValueKind != JsonValueKind.String)
        {
            return Wrong(name, Name(member.ValueKind), "a text");
        }

        string text;
        try
        {
            text = member.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            return Wrong(name, "no valid Unicode", "a text");
        }

        return text.Length == 0 ? Wrong(name, "empty", "a text")
            : text.Length > maxLength ? Wrong(name, $"{text.Length:N0} characters long", $"at most {maxLength:N0}")
            : text;
    }

    public string Email(string name)
    {
        const string Expected = "one like jo@example.com";
        var text = Has(name, out _) ? Text(name, EmailAddress.MaxLength) : Wrong(name, found: null, Expected);
        return text.Length == 0 || EmailAddress.IsPlausible(text) ? text : Wrong(name, "no mail address", Expected);
    }

    /// <summary>For an object that is of use without it: the address, or why there is none. <see cref="Fault"/> stays as it is.</summary>
    public (string? Email, string? Fault) EmailOrFault(string name)
    {
        var apart = new PayloadFields(body);
        var email = apart.Email(name);
        return apart.Fault is { } fault ? (null, fault) : (email, null);
    }

    /// <summary>A whole number from 0 on.</summary>
    public long Quantity(string name)
    {
        const string Expected = "a whole number from 0 to 1,000,000,000,000";
        if (!Has(name, out var member) || member.ValueKind != JsonValueKind.Number)
        {
            Wrong(name, member.ValueKind == JsonValueKind.Undefined ? null : Name(member.ValueKind), Expected);
            return 0;
        }

        if (member.TryGetInt64(out var number) && number is >= 0 and <= MaxNumber)
        {
            return number;
        }

        Wrong(name, Shown(member), Expected);
        return 0;
    }

    /// <summary>A sum of money; null where the object does not have it.</summary>
    public decimal? OptionalAmount(string name)
    {
        if (!Has(name, out var member))
        {
            return null;
        }

        const string Expected = "a number up to 1,000,000,000,000";
        if (member.ValueKind != JsonValueKind.Number)
        {
            Wrong(name, Name(member.ValueKind), Expected);
            return null;
        }

        if (member.TryGetDecimal(out var amount) && Math.Abs(amount) <= MaxNumber)
        {
            return decimal.Parse(amount.ToString("0.####", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        Wrong(name, Shown(member), Expected);
        return null;
    }

    private static string Shown(JsonElement number) =>
        number.GetRawText() is { Length: <= 30 } digits ? digits : "a number of great length";

    private bool Has(string name, out JsonElement member) =>
        body.TryGetProperty(name, out member) && member.ValueKind != JsonValueKind.Null;

    private string Wrong(string name, string? found, string expected)
    {
        Fault ??= found is null ? $"{name} is missing; expected is {expected}." : $"{name} is {found}; expected is {expected}.";
        return "";
    }
}
