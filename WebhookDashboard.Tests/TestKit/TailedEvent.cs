using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>The part of an event in the hub's <c>Tail</c> that tests use.</summary>
internal sealed record TailedEvent(EventId Id, long Sequence, EndpointSlug Endpoint, byte[] Body, bool Imported = false);
