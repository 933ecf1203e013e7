using WebhookDashboard.Components.Pages.Send;
using WebhookDashboard.Domain;
using WebhookDashboard.Outbound.Sending;

namespace WebhookDashboard.Tests.Components.Send;

/// <summary>Builds orders to send.</summary>
internal static class AnOrder
{
    public static SendOrder Of(int count = 1, int perSecond = 1000, int copies = 1, string body = """{"n":{{n}}}""") => new()
    {
        Title = "payment.completed",
        Target = "/hooks/payment",
        Method = "POST",
        Headers = [new HeaderLine("X-Number", "no {{n}}")],
        Body = System.Text.Encoding.UTF8.GetBytes(body),
        Plan = new BurstPlan(count, perSecond),
        Copies = copies,
        FirstNumber = 41,
    };
}
