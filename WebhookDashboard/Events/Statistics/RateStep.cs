using System.Text.Json.Serialization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Statistics;

/// <summary>Ten seconds of the log: how many events arrived, and how many of them with a bad signature.</summary>
/// <param name="Start">The start of the ten seconds.</param>
/// <param name="Events">How many events arrived.</param>
/// <param name="Troubled">How many of them had a signature that is neither valid nor unchecked.</param>
internal sealed record RateStep(
    [property: JsonConverter(typeof(UtcMillisecondsConverter))] DateTimeOffset Start, long Events, long Troubled);
