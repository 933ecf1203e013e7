using MudBlazor;

namespace WebhookDashboard.Components.Shared.Forms;

/// <summary>Validates a form before it is saved.</summary>
internal static class FormValidation
{
    /// <summary>
    /// Validates twice: at first, a field whose typing has not settled takes its text, while others are validated with the old
    /// one.
    /// </summary>
    /// <returns>Whether all fields are valid.</returns>
    public static async Task<bool> PassesAsync(this MudForm form)
    {
        await form.ValidateAsync();
        await form.ValidateAsync();
        return form.IsValid;
    }
}
