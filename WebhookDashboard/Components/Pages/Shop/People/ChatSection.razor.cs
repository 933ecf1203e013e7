using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop.People;

/// <summary>The chat rooms, and the transcript of one.</summary>
public sealed partial class ChatSection
{
    private const string FirstRoom = "lobby";

    private string _room = "";
    private string _from = "Jo";
    private string _text = "";
    private string? _shownRoom;
    private bool _isRead;
    private FormDraft _draft = null!;

    [Parameter]
    public Excerpt<RoomEntry>? Rooms { get; set; }

    /// <summary>The room that is shown; null if there is none.</summary>
    [Parameter]
    public string? Room { get; set; }

    [Parameter]
    public IReadOnlyList<ChatLine>? Lines { get; set; }

    [Parameter, EditorRequired]
    public ShopActions Actions { get; set; } = null!;

    protected override void OnParametersSet()
    {
        if (Rooms is null)
        {
            return;
        }

        // Another room is shown, so new messages go there. What was typed for the same room, or before the rooms were read, stays.
        if (_room.Length == 0 || (_isRead && Room != _shownRoom))
        {
            _room = Room ?? FirstRoom;
        }

        (_isRead, _shownRoom) = (true, Room);
    }

    private void Restore(string draft)
    {
        if (DraftJson.Read<ChatDraft>(draft) is { } kept)
        {
            (_room, _from, _text) = (kept.Room, kept.From, kept.Text);
        }
    }

    private string Href(RoomEntry room) => Navigation.GetUriWithQueryParameter("room", room.Room);

    private async Task SayAsync()
    {
        if (await Actions.DoAsync((shop, gone) => shop.SayAsync(_room, _from, _text, gone)))
        {
            _text = "";
        }
        else
        {
            await _draft.FocusFaultAsync();
        }
    }

    private sealed record ChatDraft(string Room, string From, string Text);
}
