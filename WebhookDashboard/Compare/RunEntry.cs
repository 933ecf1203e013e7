namespace WebhookDashboard.Compare;

/// <summary>One thing that happened in a run: either a change at the source, or a request.</summary>
public sealed record RunEntry(SourceChange? Change, Lesson? Lesson);
