namespace WebhookDashboard.Components.Shared.Body.Tree;

/// <summary>Lines without a structure, such as those of a text or rows of bytes.</summary>
internal sealed class PlainLines(int count, Func<int, string> textOf) : ITreeLines
{
    public int Count => count;

    public bool IsCut => false;

    public TreeLine At(int index) => new(0, textOf(index));

    public int CloseLine(int index) => -1;

    public TreeValue ValueAt(int index) => new("", textOf(index));
}
