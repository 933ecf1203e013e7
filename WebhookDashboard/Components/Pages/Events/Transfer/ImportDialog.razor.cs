using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Pages.Events.Transfer;

/// <summary>Imports a file that the user chooses. Closing it stops the import; what is imported stays.</summary>
public sealed partial class ImportDialog
{
    private ElementReference _root;
    private ImportProgress? _progress;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    private bool IsRunning => _progress is { IsDone: false };

    public static Task ShowAsync(IDialogService dialogs) =>
        dialogs.ShowAsync<ImportDialog>("Import events", new DialogOptions { BackdropClick = false });

    /// <summary>Takes what the script tells.</summary>
    [JSInvokable]
    public void Told(ImportProgress progress)
    {
        _progress = progress;
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.MakeAsync("./Components/Pages/Events/Transfer/ImportDialog.razor.js", "attach", _root, Script.Lend(this));
        }
    }

    private Task StartAsync() => IsRunning ? Task.CompletedTask : Script.CallAsync("start");

    private static string Words(ImportProgress progress) => string.Join(" ", new[]
    {
        !progress.IsDone ? "Importing." : progress.Fault is null ? "Done." : "Stopped.",
        $"{Format.Count(progress.Imported)} imported,",
        $"{Format.Count(progress.Skipped)} stored before.",
        progress.Expired switch
        {
            0 => null,
            1 => "1 left out: it is older than the log or its endpoint keeps, and not pinned.",
            var many => $"{Format.Count(many)} left out: they are older than the log or their endpoint keeps, and not pinned.",
        },
    }.OfType<string>());
}
