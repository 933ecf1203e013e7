using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using WebhookDashboard.Domain.Json;

namespace WebhookDashboard.Domain;

/// <summary>
/// The name of an endpoint in its address, <c>/hooks/{slug}</c>: 1 to 64 of <c>a–z 0–9 - _</c>. Capitals are lower-cased,
/// because people type addresses.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<EndpointSlug>))]
public readonly record struct EndpointSlug : IParsable<EndpointSlug>
{
    public const int MaxLength = 64;

    /// <summary>The rule for slugs, for error messages.</summary>
    public const string Rule = "1 to 64 of the letters a–z, digits, '-' and '_'";

    /// <summary>The rule as a regular expression. Capitals are lower-cased.</summary>
    public const string Pattern = "^[A-Za-z0-9_-]{1,64}$";

    private const string UnguessableAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int UnguessableLength = 20;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly string? _value;

    private EndpointSlug(string value) => _value = value;

    public string Value => _value ?? "";

    /// <summary>A slug of 100 random bits, which nobody can guess.</summary>
    public static EndpointSlug Unguessable() =>
        new(RandomNumberGenerator.GetString(UnguessableAlphabet, UnguessableLength));

    public static EndpointSlug Parse(string s) => Parse(s, provider: null);

    public static EndpointSlug Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var slug) ? slug : throw new FormatException($"A slug is {Rule}; '{s}' is not.");

    public static bool TryParse(string? s, out EndpointSlug result) => TryParse(s, provider: null, out result);

    public static bool TryParse(string? s, IFormatProvider? provider, out EndpointSlug result)
    {
        result = default;
        if (s is null || s.Length is 0 or > MaxLength)
        {
            return false;
        }

        if (s.AsSpan().ContainsAnyExcept(Allowed))
        {
            s = s.ToLowerInvariant();
            if (s.AsSpan().ContainsAnyExcept(Allowed))
            {
                return false;
            }
        }

        result = new EndpointSlug(s);
        return true;
    }

    public override string ToString() => Value;
}
