using WebhookDashboard.Domain;

namespace WebhookDashboard.Events;

/// <summary>The headers of an event and the first bytes of its body.</summary>
internal sealed record EventOpening(long Sequence, HeaderBlock Headers, byte[] Body);
