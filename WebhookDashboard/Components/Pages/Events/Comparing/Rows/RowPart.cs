namespace WebhookDashboard.Components.Pages.Events.Comparing.Rows;

/// <summary>A part of a line's text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Class">Its class in the style sheet.</param>
/// <param name="Mark">Whether only one side has it.</param>
public sealed record RowPart(string Text, string? Class = null, LineMark Mark = LineMark.Same);
