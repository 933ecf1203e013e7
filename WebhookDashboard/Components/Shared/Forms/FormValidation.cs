using System.Runtime.CompilerServices;
using MudBlazor;

namespace WebhookDashboard.Components.Shared.Forms;

/// <summary>Validates a form before it is saved.</summary>
internal static class FormValidation
{
    private static readonly ConditionalWeakTable<MudForm, StrongBox<Task>> Settling = [];

    /// <summary>
    /// Has <see cref="PassesAsync"/> wait until a field has taken its text: the click that leaves the field may be the one that
    /// saves the form.
    /// </summary>
    public static Task SettleAsync(this MudForm form, Task field)
    {
        var fields = Settling.GetOrCreateValue(form);
        fields.Value = Task.WhenAll(fields.Value ?? Task.CompletedTask, field);
        return field;
    }

    /// <summary>
    /// Validates twice: at first, a field whose typing has not settled takes its text, while others are validated with the old
    /// one.
    /// </summary>
    /// <returns>Whether all fields are valid.</returns>
    public static async Task<bool> PassesAsync(this MudForm form)
    {
        await (Settling.GetOrCreateValue(form).Value ?? Task.CompletedTask);
        await form.ValidateAsync();
        await form.ValidateAsync();
        return form.IsValid;
    }
}
