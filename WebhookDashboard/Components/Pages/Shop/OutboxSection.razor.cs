using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain;
using WebhookDashboard.Shop.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>The mails, those that failed first; one may be open.</summary>
public sealed partial class OutboxSection
{
    private bool _isRefused;

    [Parameter]
    public Excerpt<MailEntry>? Mails { get; set; }

    /// <summary>The number of the mail that is open.</summary>
    [Parameter]
    public long? Open { get; set; }

    /// <summary>The text of the mail that is open.</summary>
    [Parameter]
    public string? Text { get; set; }

    private static bool HasAddress(MailEntry mail) => mail.To.Length > 0;

    private static string Tone(MailState state) => state switch
    {
        MailState.Sent => "good",
        MailState.Failed => "bad",
        _ => "stale",
    };

    private static string Word(MailEntry mail) => mail.State switch
    {
        MailState.Sent => "sent",
        MailState.Failed => "failed",
        _ => "queued",
    };

    private string Href(MailEntry mail) =>
        Navigation.GetUriWithQueryParameter("mail", mail.Number == Open ? null : (long?)mail.Number);

    private async Task RetryAsync(MailEntry mail)
    {
        try
        {
            await Outbox.RetryAsync(mail.Number, CancellationToken.None);
            _isRefused = false;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _isRefused = true;
        }
    }
}
