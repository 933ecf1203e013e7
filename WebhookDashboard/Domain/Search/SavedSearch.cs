namespace WebhookDashboard.Domain.Search;

/// <summary>Filters of the events that someone gave a name.</summary>
/// <param name="Name">Its name, which no other one has.</param>
/// <param name="Query">The query of its address: <c>?endpoint=payment&amp;search=paid</c>.</param>
public sealed record SavedSearch(string Name, string Query);
