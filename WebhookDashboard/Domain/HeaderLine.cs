using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>One header or trailer of a request, as it stood on the wire.</summary>
/// <param name="Name">As it was spelled.</param>
/// <param name="Value">As text; see <c>bytes</c> where it is not UTF-8.</param>
public sealed record HeaderLine(string Name, string Value)
{
    /// <summary>
    /// The exact bytes of the value; base64 in JSON. Given only where they are not UTF-8, because <c>value</c> then
    /// shows them as Latin-1.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>Whether this is the header of that name. Case makes no difference.</summary>
    public bool IsNamed(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
