using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop.Orders;

/// <summary>The mails, those that failed first; one may be open.</summary>
public sealed partial class OutboxSection
{
    private bool _isRefused;

    [Parameter]
    public Excerpt<MailEntry>? Mails { get; set; }

    /// <summary>The number of the mail that is open.</summary>
    [Parameter]
    public long? Open { get; set; }

    /// <summary>What was read of it; of another one while the reading is under way.</summary>
    [Parameter]
    public Opened<long, MailRecord>? Opened { get; set; }

    private MailRecord? OpenRecord => Opened is not null && Opened.Key == Open ? Opened.Record : null;

    private static bool HasAddress(MailEntry mail) => mail.To.Length > 0;

    private static string To(MailEntry mail) => HasAddress(mail) ? mail.To : "no address";

    private static string Tone(DeliveryState state) => state switch
    {
        DeliveryState.Delivered => "good",
        DeliveryState.GivenUp or DeliveryState.Cancelled => "bad",
        _ => "stale",
    };

    private static string Word(MailEntry mail) => mail.State switch
    {
        DeliveryState.Delivered => "sent",
        DeliveryState.GivenUp or DeliveryState.Cancelled => "failed",
        _ => "queued",
    };

    /// <summary>The one that the address names stands before the others, unless it is one of them.</summary>
    private IEnumerable<MailEntry> Listed(Excerpt<MailEntry> mails) =>
        OpenRecord is { Entry: var open } && mails.Rows.All(mail => mail.Number != open.Number) ? mails.Rows.Prepend(open) : mails.Rows;

    private string Href(long? number) => Navigation.GetUriWithQueryParameter("mail", number);

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
