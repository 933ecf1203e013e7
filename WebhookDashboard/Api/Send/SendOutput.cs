using System.ComponentModel;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Send;

internal sealed record SendOutput(
    [property: Description("The HTTP status of the receiver's answer.")] int Status,
    [property: Description("From the start, connecting included, to the last byte read, in milliseconds.")] double ElapsedMs,
    [property: Description("The id of the event, if an endpoint of this app received it.")] EventId? EventId,
    [property: Description("The headers of the answer, including Location for a redirect.")] IReadOnlyList<HeaderLine> ResponseHeaders,
    [property: Description("The first 64 KiB of the answer, as text.")] string ResponseBody);
