using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Mail;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Handlers;

/// <summary>Handles <c>users { user_id, email }</c>: stores the user and sends one welcome mail.</summary>
internal sealed class UserHandler : IEventHandler
{
    public const string ReaderName = "shop.users";

    public string Reader => ReaderName;

    public EndpointSlug Endpoint { get; } = EndpointSlug.Parse("users");

    public async Task<string?> HandleAsync(ShopEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        var userId = received.Fields.Id("user_id");
        var email = received.Fields.Email("email");
        if (received.Fields.Fault is not null || received.IsRepeat)
        {
            return received.Fields.Fault;
        }

        if (await context.KnownUsers.FindAsync([userId], cancellationToken) is { } known)
        {
            known.Email = email;
            return null;
        }

        context.Add(new KnownUserRow { UserId = userId, Email = email, RegisteredAt = received.At });
        await new Outbox(context).AddAsync(MailTexts.Welcome(userId, email), received, cancellationToken);
        return null;
    }
}
