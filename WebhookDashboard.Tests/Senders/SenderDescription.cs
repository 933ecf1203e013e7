using System.Text;

namespace WebhookDashboard.Tests.Senders;

/// <summary>Tells a client's program what to send, in the format explained in <c>Programs/description.mjs</c>.</summary>
internal static class SenderDescription
{
    public static string Write(Sender sender, SenderEvent files, Func<SendCase, string> addressOf)
    {
        var text = new StringBuilder();
        foreach (var one in sender.Cases)
        {
            for (var number = 1; number <= one.Count; number++)
            {
                var lines = (string[])
                [
                    $"case {one.Name}",
                    $"url {addressOf(one)}/hooks/{sender.Name}/{one.Name}/{number}",
                    $"version {one.Version}",
                    "header X-Tag: one",
                    "header X-Shop-Id: 42",
                    "header X-Tag: two",
                    .. Of(one.Shape, files),
                ];
                text.AppendJoin('\n', lines).Append("\n\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Of(Shapes shape, SenderEvent files)
    {
        if (shape == Shapes.Multipart)
        {
            return [$"body {files.JsonPath}", $"file {files.InvoicePath}"];
        }

        return
        [
            "header Content-Type: application/json",
            $"body {(shape == Shapes.Gzip ? files.GzipPath : files.JsonPath)}",
            .. shape switch
            {
                Shapes.Header => (string[])["header X-Device: Müge"],
                Shapes.Query => ["query ü"],
                Shapes.Gzip => ["header Content-Encoding: gzip"],
                Shapes.Chunked => ["option chunked"],
                Shapes.Trailers => ["header Trailer: X-Sum", "trailer X-Sum: 1f8b", "option chunked"],
                Shapes.Continue => ["option continue"],
                Shapes.Pipelined => ["option together"],
                Shapes.Upgrade => ["option upgrade"],
                _ => [],
            },
        ];
    }
}
