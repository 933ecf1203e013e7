using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop.Orders;

/// <summary>The mails, failed ones first; one may be open.</summary>
public sealed partial class OutboxSection
{
    private string? _fault;

    /// <summary>The mail to try again, as it was before; null once it is known how that ended.</summary>
    private MailEntry? _retried;

    /// <summary>What a screen reader is told of that.</summary>
    private string? _said;

    [Parameter]
    public Excerpt<MailEntry>? Mails { get; set; }

    /// <summary>The number of the open mail.</summary>
    [Parameter]
    public long? Open { get; set; }

    /// <summary>Its record; null while it is being read.</summary>
    [Parameter]
    public Opened<long, MailRecord>? Opened { get; set; }

    protected override void OnParametersSet()
    {
        if (_retried is { } before && Listed?.Rows.FirstOrDefault(mail => mail.Number == before.Number) is { } now
            && (now.State == DeliveryState.Delivered || now.Attempts > before.Attempts))
        {
            _said = now.State == DeliveryState.Delivered ? $"The mail to {now.To} was sent." : $"The mail to {now.To} was not sent. {now.LastFault}";
            _retried = null;
        }
    }

    private bool IsOpenGone => Opened is { IsGone: true };

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
    private Excerpt<MailEntry>? Listed =>
        Opened?.Record is { Entry: var open } && Mails is { } mails && mails.Rows.All(mail => mail.Number != open.Number)
            ? mails with { Rows = [open, .. mails.Rows] }
            : Mails;

    private string Href(long? number) => Navigation.GetUriWithQueryParameter("mail", number);

    private async Task RetryAsync(MailEntry mail)
    {
        (_retried, _said) = (mail, null);
        var isQueued = false;
        _fault = await Database.FaultOfAsync(async () => isQueued = await Outbox.RetryAsync(mail.Number, CancellationToken.None));
        if (!isQueued)
        {
            (_retried, _said) = (null, _fault is null ? $"The mail to {mail.To} was sent or deleted meanwhile." : null);
        }
    }
}
