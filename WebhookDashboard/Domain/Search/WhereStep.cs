namespace WebhookDashboard.Domain.Search;

/// <summary>One step of a path: a member, an item of an array, or any of them.</summary>
/// <param name="Name">The member's name; null for another kind of step.</param>
/// <param name="Index">The item's index, from 0; null for another kind of step.</param>
public readonly record struct WhereStep(string? Name, int? Index = null)
{
    /// <summary><c>[*]</c>: each item of an array, or the value of each member.</summary>
    public bool IsAny => Name is null && Index is null;

    public override string ToString() => this switch
    {
        { Name: { } name } => WherePath.IsPlain(name) ? $".{name}" : $"[{FilterPrinter.JsonString(name)}]",
        { Index: { } index } => $"[{index}]",
        _ => "[*]",
    };
}
