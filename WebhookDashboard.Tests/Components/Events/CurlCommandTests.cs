using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.Detail;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events;

public sealed class CurlCommandTests
{
    [Fact]
    public void Of_Event_SendsItAgain()
    {
        var stored = AnEvent.To("payment").Under("/hooks/payment/x", "?a=1")
            .WithHeader("Host", "hooks.example.com").WithHeader("Content-Type", "application/json").WithHeader("X-Empty", "")
            .Stored(1);

        var command = CurlCommand.Of(stored, "{\"it's\": 1}"u8, "https://hooks.example.com/");

        Assert.Equal(
            """
            curl -X POST 'https://hooks.example.com/hooks/payment/x?a=1' \
              -H 'Content-Type: application/json' \
              -H 'X-Empty;' \
              --data-binary '{"it'\''s": 1}'
            """,
            command);
    }

    [Fact]
    public void Of_BinaryBody_NamesAFile()
    {
        var stored = AnEvent.To("inbox").Stored(1);

        var command = CurlCommand.Of(stored, [0xFF, 0x00], "http://localhost:5080");

        Assert.EndsWith($"--data-binary '@{stored.Summary.Id}.bin'", command, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoContentType_KeepsCurlFromAddingOne()
    {
        var stored = AnEvent.To("inbox").WithContentType(null).Stored(1);

        var command = CurlCommand.Of(stored, "x"u8, "http://localhost:5080");

        Assert.Contains("-H 'Content-Type:'", command, StringComparison.Ordinal);
    }
}
