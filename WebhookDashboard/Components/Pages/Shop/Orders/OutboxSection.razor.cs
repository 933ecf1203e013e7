using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop.Orders;

/// <summary>The mails, failed ones first; one may be open.</summary>
public sealed partial class OutboxSection
{
    private bool _isRefused;

    [Parameter]
    public Excerpt<MailEntry>? Mails { get; set; }

    /// <summary>The number of the open mail.</summary>
    [Parameter]
    public long? Open { get; set; }

    /// <summary>Its record; that of another mail while it is being read.</summary>
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

    /// <summary>The mail in the address comes first, unless it is among the others.</summary>
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
