namespace WebhookDashboard.Components.Shared.Body.Tree;

/// <summary>A body as lines that fold. There may be many: only those on the screen become text.</summary>
public interface ITreeLines
{
    int Count { get; }

    /// <summary>Whether the body has more lines than these.</summary>
    bool IsCut { get; }

    TreeLine At(int index);

    /// <summary>The last line of what begins here; at most <paramref name="index"/> if nothing can be folded.</summary>
    int CloseLine(int index);

    /// <summary>The value of a line, whole, and its path.</summary>
    TreeValue ValueAt(int index);
}
