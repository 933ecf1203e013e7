using System.Text.Json.Serialization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>Ten seconds of the log: how many events came, and how many of them with a signature in trouble.</summary>
/// <param name="Start">When the ten seconds began.</param>
/// <param name="Events">How many events came.</param>
/// <param name="Troubled">How many of them had a signature that is neither valid nor unchecked.</param>
internal sealed record RateStep(
    [property: JsonConverter(typeof(UtcMillisecondsConverter))] DateTimeOffset Start, long Events, long Troubled);
