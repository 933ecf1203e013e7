using MudBlazor;

namespace WebhookDashboard.Components.Shared.Deleting;

/// <summary>Deletes on behalf of a page: asks first, and offers to undo it for as long as the deletion waits.</summary>
internal sealed class Deleter(IDialogService dialogs, ISnackbar snackbar, DatabaseActions database, PendingDeletions pending)
{
    /// <returns>Whether the user agreed.</returns>
    public async Task<bool> ConfirmAsync(DeletionQuestion question)
    {
        var dialog = await dialogs.ShowAsync<DeletionDialog>(
            question.Title, new DialogParameters<DeletionDialog> { { shown => shown.Question, question } });
        return await dialog.Result is { Canceled: false };
    }

    /// <summary>Asks, then deletes after <see cref="PendingDeletions.Delay"/> unless it is undone.</summary>
    /// <param name="question">What to ask.</param>
    /// <param name="what">Names what is deleted; see <see cref="PendingDeletions.Add"/>.</param>
    /// <param name="done">Says that it is deleted.</param>
    /// <param name="delete">Deletes it. Must not use the page that asks.</param>
    /// <param name="undone">Called once it is undone; the page may be closed by then.</param>
    /// <returns>Whether the user agreed.</returns>
    public async Task<bool> DeleteAsync(
        DeletionQuestion question, object what, string done, Func<Task> delete, Func<Task>? undone = null)
    {
        if (!await ConfirmAsync(question))
        {
            return false;
        }

        if (pending.Add(what, () => DeleteOrTellAsync(question, delete)))
        {
            snackbar.Add(done, Severity.Normal, options =>
            {
                options.Action = "Undo";
                options.RequireInteraction = false;
                options.VisibleStateDuration = (int)PendingDeletions.Delay.TotalMilliseconds;
                options.ShowTransitionDuration = options.HideTransitionDuration = 0;
                options.OnClick = _ => UndoAsync(what, undone);
            });
        }

        return true;
    }

    private async Task DeleteOrTellAsync(DeletionQuestion question, Func<Task> delete)
    {
        try
        {
            await delete();
        }
        catch
        {
            var what = question.Title.TrimEnd('?');
            database.Tell(char.ToLowerInvariant(what[0]) + what[1..]);
            throw; // The log has the details.
        }
    }

    private async Task UndoAsync(object what, Func<Task>? undone)
    {
        if (!pending.Undo(what))
        {
            snackbar.Add("Too late to undo: it has been deleted.", Severity.Normal);
        }
        else
        {
            snackbar.Add("Undone: nothing was deleted.", Severity.Normal);
            await (undone?.Invoke() ?? Task.CompletedTask);
        }
    }
}
