using WebhookDashboard.Bodies;

namespace WebhookDashboard.Tests.TestKit.Odd;

/// <summary>Compressed bodies, made by the programs gzip and zstd and by Node's zlib.</summary>
internal static class OddCodings
{
    private const string Paid = """{"type":"order.paid","id":"evt_7"}""";

    private const string PaidTree = """{|  "type": "order.paid",|  "id": "evt_7"|}""";

    private const string Zstd = "28b52ffd04581101007b2274797065223a226f726465722e70616964222c226964223a226576745f37227d43e501b6";

    public static IReadOnlyList<OddBody> All { get; } =
    [
        Coded("gzip", "1f8b0800000000000003ab562aa92c4855b252ca2f4a492dd22b48cc4c51d2510212564aa96525f1e64ab50065147a3d22000000"),
        Coded("X-GZip", "1f8b0800000000000003ab562aa92c4855b252ca2f4a492dd22b48cc4c51d2510212564aa96525f1e64ab50065147a3d22000000"),
        Coded("deflate", "789cab562aa92c4855b252ca2f4a492dd22b48cc4c51d251ca4c51b2524a2d2b893757aa0500c6cd0b05"),
        Coded("deflate", "ab562aa92c4855b252ca2f4a492dd22b48cc4c51d251ca4c51b2524a2d2b893757aa0500", "without its frame"),
        Coded("br", "8b10807b2274797065223a226f726465722e70616964222c226964223a226576745f37227d03"),
        Coded("zstd", Zstd),
        Coded("gzip, br", "8b1a801f8b0800000000000003ab562aa92c4855b252ca2f4a492dd22b48cc4c51d251ca4c51b2524a2d2b893757aa050065147a3d2200000003"),
        Coded("gzip, zstd", "28b52ffd0458a101001f8b0800000000000003ab562aa92c4855b252ca2f4a492dd22b48cc4c51d2510212564aa96525f1e64ab50065147a3d2200000039de6b77"),
        Coded("identity, zstd", Zstd),
        new("gzip named and not applied", [.. """{"a":1}"""u8], "application/json", BodyFormat.Json, """{"a":1}""") { ContentEncoding = "gzip", Tree = """{|  "a": 1|}""" },
        new("a coding that nobody knows", [.. """{"a":1}"""u8], "application/json", BodyFormat.Json, """{"a":1}""") { ContentEncoding = "x-none", Tree = """{|  "a": 1|}""" },
    ];

    private static OddBody Coded(string coding, string hex, string how = "") =>
        new($"JSON in {coding} {how}".TrimEnd(), Convert.FromHexString(hex), "application/json", BodyFormat.Json, Paid) { ContentEncoding = coding, Tree = PaidTree };
}
