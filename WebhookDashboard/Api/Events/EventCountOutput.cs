using System.ComponentModel;

namespace WebhookDashboard.Api.Events;

internal sealed record EventCountOutput(
    [property: Description("How many events match; where it is not exact, at least as many.")] long Count,
    [property: Description("False when counting stopped before its end.")] bool Exact);
