using System.Globalization;
using System.Text.Json;

namespace WebhookDashboard.Sample.Consumer.Payloads;

/// <summary>
/// Reads members of a JSON object, each within its bounds. <see cref="Fault"/> has the first fault, and a faulty member
/// reads as empty: so a handler reads everything that it needs and checks once.
/// </summary>
internal sealed class PayloadFields(JsonElement body)
{
    /// <summary>The maximum length of an id.</summary>
    public const int MaxId = 200;

    /// <summary>The maximum of a quantity or an amount of money: more than any shop has.</summary>
    public const long MaxNumber = 1_000_000_000_000;

    /// <summary>Why the object does not fit, in one sentence; null while everything that was read fits.</summary>
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

    /// <summary>Reads an id: a text without control characters, or a whole number. 5 and "5" are the same id.</summary>
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
            : Wrong(name, "a number with a fraction, or a very long one", Expected);
    }

    /// <summary>Reads a text of one line.</summary>
    public string Line(string name, int maxLength)
    {
        var text = Text(name, maxLength);
        return text.Any(char.IsControl) ? Wrong(name, "text with control characters", "one line of text") : text;
    }

    /// <summary>Reads a text that is not blank.</summary>
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
            return Wrong(name, "not valid Unicode", "text");
        }

        return text.Length == 0 ? Wrong(name, "empty", "a text")
            : text.Length > maxLength ? Wrong(name, $"{text.Length:N0} characters long", $"at most {maxLength:N0}")
            : text;
    }

    public string Email(string name)
    {
        const string Expected = "one like jo@example.com";
        var text = Has(name, out _) ? Text(name, EmailAddress.MaxLength) : Wrong(name, found: null, Expected);
        return text.Length == 0 || EmailAddress.IsPlausible(text) ? text : Wrong(name, "not an email address", Expected);
    }

    /// <summary>
    /// Reads an address that is optional: returns it, or why there is none. Does not set <see cref="Fault"/>.
    /// </summary>
    public (string? Email, string? Fault) EmailOrFault(string name)
    {
        var apart = new PayloadFields(body);
        var email = apart.Email(name);
        return apart.Fault is { } fault ? (null, fault) : (email, null);
    }

    /// <summary>Reads a whole number that is not negative.</summary>
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

    /// <summary>Reads an amount of money; null if the object has none.</summary>
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
        number.GetRawText() is { Length: <= 30 } digits ? digits : "a very long number";

    private bool Has(string name, out JsonElement member) =>
        body.TryGetProperty(name, out member) && member.ValueKind != JsonValueKind.Null;

    private string Wrong(string name, string? found, string expected)
    {
        Fault ??= found is null ? $"{name} is missing; expected {expected}." : $"{name} is {found}; expected {expected}.";
        return "";
    }
}
