using WebhookDashboard.Domain;
using WebhookDashboard.Tests.Senders.Wire;
using Xunit;

namespace WebhookDashboard.Tests.Senders;

/// <summary>Checks that a client really sent the shape of its case, so that no case passes without testing anything.</summary>
internal static class ShapeOnTheWire
{
    /// <summary>As raw UTF-8, escaped, and as raw Latin-1 (which is shown escaped).</summary>
    private static readonly string[] Queries = ["?q=ü", "?q=%C3%BC", "?q=%FC"];

    public static void Check(SendCase one, SentRequest sent)
    {
        Assert.Equal(one.Version, sent.Version);
        if (one.Shape is Shapes.Multipart)
        {
            Assert.StartsWith("multipart/form-data", Assert.Single(sent.ValuesOf("Content-Type")), StringComparison.Ordinal);
            Assert.True(sent.Body.AsSpan().IndexOf(SenderEvent.Invoice) > 0, "The file is not in the body.");
            Assert.True(sent.Body.AsSpan().IndexOf(SenderEvent.Json) > 0, "The event is not in the body.");
        }
        else
        {
            Assert.Equal(one.Shape is Shapes.Gzip ? SenderEvent.Gzip : SenderEvent.Json, sent.Body);
        }

        Assert.True(
            one.Shape switch
            {
                Shapes.Header => sent.Headers.Any(line => line.Value == "Müge"),
                Shapes.Query => Queries.Any(query => sent.Target.EndsWith(query, StringComparison.Ordinal)),
                Shapes.Gzip => sent.ValuesOf("Content-Encoding").Contains("gzip"),
                Shapes.Chunked => sent.ValuesOf("Transfer-Encoding").Contains("chunked"),
                Shapes.Trailers => sent.Trailers.Any(line => line is { Name: "X-Sum" or "x-sum", Value: "1f8b" }),
                Shapes.Continue => sent.ValuesOf("Expect").Contains("100-continue"),
                Shapes.Upgrade => sent.ValuesOf("Upgrade").Contains("h2c"),
                _ => true,
            },
            $"The client did not send what the case wants:\n{string.Join('\n', sent.Headers.Append(new HeaderLine("", sent.Target)))}");
    }
}
