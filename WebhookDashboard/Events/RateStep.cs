using System.Text.Json.Serialization;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>Ten seconds of the log: how many events came, and how many of them with a signature in trouble.</summary>
internal sealed record RateStep(
    [property: JsonConverter(typeof(UtcMillisecondsConverter))] DateTimeOffset Start, long Events, long Troubled);
