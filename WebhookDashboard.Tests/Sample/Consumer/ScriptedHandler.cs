using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Sample.Consumer.Reading;

namespace WebhookDashboard.Tests.Sample.Consumer;

/// <summary>Writes one line per call, then does what the test says.</summary>
internal sealed class ScriptedHandler(Func<ShopEvent, DashboardContext, string?> then) : IEventHandler
{
    public string Reader => "test.scripted";

    public EndpointSlug Endpoint { get; } = EndpointSlug.Parse("chat");

    public Task<string?> HandleAsync(ShopEvent received, DashboardContext context, CancellationToken cancellationToken)
    {
        var text = received.Fields.Text("text", 100);
        context.Add(new ChatMessageRow { EventId = received.Id, Text = text, At = received.At });
        return Task.FromResult(then(received, context));
    }
}
