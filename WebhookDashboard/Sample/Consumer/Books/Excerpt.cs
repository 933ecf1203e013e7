namespace WebhookDashboard.Sample.Consumer.Books;

/// <summary>The first rows of a list that may be long.</summary>
/// <param name="Rows">A bounded number of rows.</param>
/// <param name="Total">The number of rows of the whole list.</param>
public sealed record Excerpt<T>(IReadOnlyList<T> Rows, int Total);
