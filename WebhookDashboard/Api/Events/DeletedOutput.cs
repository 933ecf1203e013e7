using System.ComponentModel;

namespace WebhookDashboard.Api.Events;

internal sealed record DeletedOutput([property: Description("How many events were deleted.")] long Deleted);
