using System.Text;

namespace WebhookDashboard.Benchmarks.Micro;

/// <summary>A request as GitHub sends it.</summary>
internal static class SampleRequest
{
    public static readonly byte[] Headers =
        """
        Host: hooks.example.com
        User-Agent: GitHub-Hookshot/044aadd
        Accept: */*
        Content-Type: application/json
        Content-Length: 1024
        X-GitHub-Delivery: 72d3162e-cc78-11e3-81ab-4c9367dc0958
        X-GitHub-Event: push
        X-Hub-Signature-256: sha256=d57c68ca6f92289e6987922ff26938930f6e66a2d161ef06abdf1859230aa23c

        """u8.ToArray();

    /// <summary>The type after a nested object, as some providers write it.</summary>
    public static readonly byte[] Body = Encoding.UTF8.GetBytes(
        $$$"""{"id":"evt_1","data":{"object":{"filler":"{{{new string('x', 900)}}}","numbers":[1,2,3]}},"type":"payment.completed"}""");
}
