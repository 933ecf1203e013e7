using WebhookDashboard.Domain;

namespace WebhookDashboard.Tests.TestKit;

/// <summary>What a program gets from the hub's <c>Tail</c>, as far as tests look at it.</summary>
internal sealed record TailedEvent(EventId Id, long Sequence, EndpointSlug Endpoint, byte[] Body);
