using System.Text;
using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain;

/// <summary>One header or trailer of a request, as sent.</summary>
/// <param name="Name">As spelled by the sender.</param>
/// <param name="Value">As text; see <c>bytes</c> if it is not UTF-8.</param>
public sealed record HeaderLine(string Name, string Value)
{
    /// <summary>
    /// The exact bytes of the value; base64 in JSON. Set only if they are not UTF-8, because <c>value</c> then shows them as
    /// Latin-1.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>The value as it is sent.</summary>
    public ReadOnlyMemory<byte> ToBytes() => Bytes ?? Encoding.UTF8.GetBytes(Value);

    /// <summary>Compares the name without regard to case.</summary>
    public bool IsNamed(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
