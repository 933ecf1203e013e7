namespace WebhookDashboard.Domain.Search;

/// <summary>What is wrong with a filter's text.</summary>
/// <param name="Position">The index of the character where the fault begins; the length of the text if something is missing
/// at its end.</param>
/// <param name="Reason">One sentence that says what is allowed there.</param>
public sealed record FilterFault(int Position, string Reason);
