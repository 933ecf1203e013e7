using WebhookDashboard.Access.Keys;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Components.Shared.Forms;

namespace WebhookDashboard.Components.Pages.Settings.Access;

/// <summary>The API keys: created, shown once, listed with their last use, and revoked.</summary>
public sealed partial class KeysPart
{
    private readonly OneAtATime _making = new();
    private string _name = "";
    private string? _fault;
    private ApiKeyCreation.Created? _made;
    private TextInput _field = null!;

    protected override void OnInitialized()
    {
        Watch(Keys.Changed.Subscribe);

        // Using a key signals nothing; the pace of the figures keeps the list current.
        Watch(Statistics.Subscribe);
    }

    private async Task MakeAsync()
    {
        ApiKeyCreation? creation = null;
        _fault = await Database.FaultOfAsync(async () => creation = await Keys.CreateAsync(_name, CancellationToken.None));
        switch (creation)
        {
            case ApiKeyCreation.Created made:
                (_made, _name) = (made, "");
                break;
            case ApiKeyCreation.Refused refused:
                _fault = refused.Fault;
                await _field.FocusAsync();
                break;
        }
    }

    private async Task RevokeAsync(int id, string name)
    {
        // Not delayed as other deletions are: a leaked key must stop working now.
        var agreed = await Deleter.ConfirmAsync(new DeletionQuestion(
            $"Revoke {name}?",
            "Programs that use it are rejected from now on, and their open connections are closed. This can't be undone.",
            "Revoke key"));
        if (!agreed)
        {
            return;
        }

        var fault = await Database.FaultOfAsync(() => Keys.RevokeAsync(id, CancellationToken.None));
        _fault = fault is null ? null : $"The key still works. {fault}";
    }
}
