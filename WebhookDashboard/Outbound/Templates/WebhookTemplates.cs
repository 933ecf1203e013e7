using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Outbound.Templates;

/// <summary>
/// The templates, in the order in which pages list them. Those of the sample shop are webhooks that it sends itself, about
/// orders and products that exist.
/// </summary>
internal static class WebhookTemplates
{
    public static readonly IReadOnlyList<WebhookTemplate> All =
    [
        Shop("payment.completed", "payment",
            """
            {
              "order_id": "12345",
              "amount": 22.00,
              "status": "completed",
              "customer_email": "john@example.com"
            }
            """),
        Shop("payment.failed", "payment",
            """
            {
              "order_id": "12346",
              "amount": 79.00,
              "status": "failed",
              "customer_email": "keiko.tanaka@example.com"
            }
            """),
        Shop("inventory.updated", "inventory",
            """
            {
              "product_id": 104,
              "new_quantity": {{n}}
            }
            """),
        Shop("inventory.sold-out", "inventory",
            """
            {
              "product_id": 104,
              "new_quantity": 0
            }
            """),
        Shop("user.created", "users",
            """
            {
              "user_id": {{n}},
              "email": "user{{n}}@example.com"
            }
            """),
        Shop("order.shipped", "orders",
            """
            {
              "order_id": "12345",
              "status": "shipped"
            }
            """),
        Shop("order.processing", "orders",
            """
            {
              "order_id": "12345",
              "status": "processing"
            }
            """),
        Shop("order.cancelled", "orders",
            """
            {
              "order_id": "12346",
              "status": "cancelled"
            }
            """),
        Shop("chat.message", "chat",
            """
            {
              "room": "general",
              "from": "ada",
              "text": "Message {{n}}"
            }
            """),
        Edge("empty-body", "Empty body", "0 B") with { ContentType = null },
        Edge("not-json", "Not JSON", "text") with
        {
            ContentType = "text/plain; charset=utf-8",
            Body = "Number {{n}}: no JSON, but <b>markup</b>, \"quotes\", a tab\there, and a smile 🙂.",
        },
        Edge("over-the-limit", "Just over the limit", "1.0 MB") with
        {
            GeneratedBytes = WebhookEndpoint.DefaultMaxBodyBytes + 1,
        },
        Edge("same-event-twice", "Same event twice", "duplicate") with
        {
            Copies = 2,
            Body = """
            {
              "id": "evt_{{n}}",
              "type": "payment.completed",
              "data": { "order_id": {{n}}, "amount": 59.90 }
            }
            """,
        },
    ];

    public static WebhookTemplate? Find(string? name) =>
        All.FirstOrDefault(template => string.Equals(template.Name, name, StringComparison.OrdinalIgnoreCase));

    private static WebhookTemplate Shop(string name, string endpoint, string body) => new()
    {
        Name = name,
        Title = name,
        Group = TemplateGroup.SampleShop,
        Note = endpoint,
        Endpoint = EndpointSlug.Parse(endpoint),
        EventType = name,
        Body = body,
    };

    private static WebhookTemplate Edge(string name, string title, string note) => new()
    {
        Name = name,
        Title = title,
        Group = TemplateGroup.Edges,
        Note = note,
        Endpoint = EndpointSlug.Parse("inbox"),
    };
}
