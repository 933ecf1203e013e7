using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Sample.Consumer.Handlers;

/// <summary>Handles <c>chat { room, from, text }</c>: adds a line to the room's transcript.</summary>
internal sealed class ChatHandler : IEventHandler
{
    public const string ReaderName = "shop.chat";

    private const int MaxName = 500;
    private const int MaxText = 10_000;

    public string Reader => ReaderName;

    public EndpointSlug Endpoint { get; } = EndpointSlug.Parse("chat");

    public async Task<string?> HandleAsync(ShopEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        var line = new ChatMessageRow
        {
            EventId = received.Id,
            Room = received.Fields.Line("room", MaxName),
            From = received.Fields.Line("from", MaxName),
            Text = received.Fields.Text("text", MaxText),
            At = received.At,
        };
        if (received.Fields.Fault is null && !received.IsRepeat)
        {
            var room = await context.ChatRooms.FindAsync([line.Room], cancellationToken)
                ?? context.Add(new ChatRoomRow { Room = line.Room }).Entity;
            room.Lines++;
            room.LastAt = received.At;
            context.Add(line);
        }

        return received.Fields.Fault;
    }
}
