namespace WebhookDashboard.Components.Shared.Deleting;

/// <summary>What a dialog asks before it deletes, or changes many events.</summary>
/// <param name="Title">The question.</param>
/// <param name="Text">What is lost.</param>
/// <param name="Button">The caption of the button that deletes.</param>
public sealed record DeletionQuestion(string Title, string Text, string Button)
{
    /// <summary>A deletion of more events than this asks for a name to be typed.</summary>
    public const long MostUnnamed = 100;

    /// <summary>Whether what it asks for can't be taken back.</summary>
    public bool IsDestructive { get; init; } = true;

    /// <summary>What has to be typed first; null: nothing.</summary>
    public string? Name { get; init; }
}
