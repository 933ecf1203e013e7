using System.ComponentModel;

namespace WebhookDashboard.Api.Events;

internal sealed record DeletingOutput(
    [property: Description("How many events match, or at least as many.")] long Matching,
    [property: Description("Whether 'matching' is exact.")] bool Exact);
