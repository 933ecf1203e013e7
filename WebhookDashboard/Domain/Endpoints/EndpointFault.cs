namespace WebhookDashboard.Domain.Endpoints;

/// <summary>What is wrong with one setting of an endpoint.</summary>
/// <param name="Member">The member's name in JSON, such as <c>response.status</c>.</param>
/// <param name="Message">One sentence that says what is allowed.</param>
public sealed record EndpointFault(string Member, string Message);
