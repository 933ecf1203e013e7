using System.Text;
using System.Text.Json;
using WebhookDashboard.Compare;
using WebhookDashboard.Compare.Figures;
using WebhookDashboard.Compare.Runs;
using Xunit;

namespace WebhookDashboard.Tests.Compare;

public sealed class RunExportTests
{
    private static readonly RunData Run = new(
        "1001",
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Initial: 10,
        [new SourceChange(1, 9, TimeSpan.FromMilliseconds(1500.25), IsLost: false)],
        [new Observation(ObservationKind.Poll, TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(3004), 1, 210, 120)],
        [
            new Observation(ObservationKind.Webhook, TimeSpan.FromMilliseconds(1510), TimeSpan.FromMilliseconds(1512), 1, 400, 160),
            new Observation(ObservationKind.Reconcile, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), null, 0, 120),
        ],
        TimeSpan.FromSeconds(4));

    [Fact]
    public void ToCsv_Run_HasItsSettingsAndALineForEachChangeAndRequest() => Assert.Equal(
        """
        at_ms,what,version,quantity,lost,asked_at_ms,bytes_in,bytes_out,settings
        0,start,0,10,,,,,poll=3&changes=30&lost=10&reconcile=2.5
        1500.25,change,1,9,0,,,,
        1512,webhook,1,9,,1510,400,160,
        3000,reconcile,,,,2000,0,120,
        3004,poll,1,9,,3000,210,120,
        4000,end,,,,,,,

        """,
        Encoding.UTF8.GetString(RunExport.ToCsv(RunSettings.Default with { ReconcileSeconds = 2.5 }, Run)),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void ToJson_Run_ContainsSettingsFiguresAndTheirData()
    {
        using var json = JsonDocument.Parse(RunExport.ToJson(RunSettings.Default, Run));

        var root = json.RootElement;
        Assert.Equal(3, root.GetProperty("settings").GetProperty("pollSeconds").GetDouble());
        Assert.Equal(1503.75, root.GetProperty("figures").GetProperty("pull").GetProperty("medianLate").GetDouble());
        Assert.Equal(1500.25, root.GetProperty("changes")[0].GetProperty("at").GetDouble());
        Assert.Equal("reconcile", root.GetProperty("push")[1].GetProperty("kind").GetString());
    }
}
