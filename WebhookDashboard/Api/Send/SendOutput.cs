using System.ComponentModel;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Send;

internal sealed record SendOutput(
    [property: Description("The HTTP status that the receiver answered, whatever it was.")] int Status,
    [property: Description("From the first byte sent to the last byte read, in milliseconds.")] double ElapsedMs,
    [property: Description("The event that it became, where an endpoint of this app took it.")] EventId? EventId,
    [property: Description("The headers of the answer, Location among them where it is a redirect.")] IReadOnlyList<HeaderLine> ResponseHeaders,
    [property: Description("The first 64 KiB of the answer, as text.")] string ResponseBody);
