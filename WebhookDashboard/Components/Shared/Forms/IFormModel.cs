namespace WebhookDashboard.Components.Shared.Forms;

/// <summary>What a <c>MudForm</c> edits. Its rules are those of the API.</summary>
public interface IFormModel
{
    /// <summary>Returns what is wrong with a setting as it is now, or null.</summary>
    /// <param name="member">The setting's name in JSON, such as <c>response.status</c>.</param>
    string? FaultOf(string member);
}
