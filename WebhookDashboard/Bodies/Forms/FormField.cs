namespace WebhookDashboard.Bodies.Forms;

/// <summary>One field of a form or a query, decoded and whole.</summary>
public sealed record FormField(string Name, string Value)
{
    /// <summary>Whether the value is a JSON object or array, as in the field <c>payload</c> of GitHub and Slack.</summary>
    public bool IsJson { get; init; }
}
