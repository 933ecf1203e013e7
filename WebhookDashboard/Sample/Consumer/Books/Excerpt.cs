namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>The first of a list that may be long.</summary>
/// <param name="Rows">A bounded number of them.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record Excerpt<T>(IReadOnlyList<T> Rows, int Total);
