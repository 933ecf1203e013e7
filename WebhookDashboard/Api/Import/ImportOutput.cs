using System.ComponentModel;
using System.Text.Json.Serialization;
using WebhookDashboard.Events.Importing;

namespace WebhookDashboard.Api.Import;

internal sealed record ImportOutput(
    [property: Description("How many events were stored.")] long Imported,
    [property: Description("How many were stored before.")] long Skipped,
    [property: Description("How many were left out, since they are older than the log or their endpoint keeps and not pinned: retention would delete them at once. Left out if none.")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    long Expired)
{
    public static ImportOutput Of(ImportCounts counts) => new(counts.Imported, counts.Skipped, counts.Expired);
}
