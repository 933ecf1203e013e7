using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Signatures;

namespace WebhookDashboard.Tests.Signatures;

/// <summary>Requests without a valid signature, most of them close to a signed one.</summary>
internal static class RandomRequests
{
    private static readonly string[] Odd =
    [
        "", " ", ",", "=", ";", "v1,", "v1", "v1a,", "v1,====", "v0=", "v0", "t=,v1=", "t=1700000000,v1=", "t=1700000000", "sha256=", "sha1=",
        "1700000000", "-1", "+1700000000", " 1700000000", "1.7e9", "99999999999999999999", "9223372036854775807", "0", "٣٤٥", "\u0000", "\ud800",
        "é", "🙂", "application/x-www-form-urlencoded", "application/json", new('9', 4_000), new(',', 4_000), "v1,v1,v1, v1a,v1",
    ];

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(Gen.Byte.Array[20], Gen.Byte.Array[32], Gen.Byte.Array[64], Gen.Byte.Array[0, 70]);

    private static readonly Gen<string> Written = Gen.Select(Bytes, Gen.Int[0, 3]).Select((bytes, how) => how switch
    {
        0 => Convert.ToHexStringLower(bytes),
        1 => Convert.ToHexString(bytes),
        2 => Convert.ToBase64String(bytes),
        _ => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_').TrimEnd('='),
    });

    /// <summary>Varies examples: keeps their headers' names, with equal, similar or random values.</summary>
    public static Gen<RandomRequest> Near(IReadOnlyList<SignedExample> examples)
    {
        var example = AnyOf([.. examples]);
        return example.SelectMany(one =>
        {
            var names = one.Headers.Keys.Concat(SignatureSchemes.ByName[one.Scheme].HeadersOf(one.Settings)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
            return Gen.Select(
                Value(one).Array[names.Length],
                Gen.OneOf(Gen.Const(one.Body), Gen.Byte.Array[0, 300], Gen.String.Select(System.Text.Encoding.UTF8.GetBytes)),
                Secrets(one).Array[0, 3],
                Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 400].Select(value => (int?)value)),
                Gen.OneOf(Gen.Const(one.Url), Gen.String, AnyOf("", "://", "https://", "http://a@", "https://[::1]:443/?bodySHA256=", "x?bodySHA256=a&bodySHA256=b", "?")),
                Gen.OneOf(Gen.Const((string?)null), Gen.String.Select(text => (string?)text)),
                (values, body, secrets, tolerance, url, publicUrl) =>
                {
                    // Any combination will do: no secret is right for an unsigned request.
                    var headers = names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase);
                    return new RandomRequest(headers, body, "POST", url, one.Settings with
                    {
                        Secrets = secrets, ToleranceSeconds = tolerance, PublicUrl = publicUrl,
                    });
                });
        });
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static Gen<string?> Value(SignedExample example)
    {
        var own = AnyOf([.. example.Headers.Values]);
        return Gen.Frequency(
            (2, Gen.Const((string?)null)),
            (3, AnyOf(Odd).Select(text => (string?)text)),
            (2, Gen.String.Select(text => (string?)text)),
            (5, own.Select(text => (string?)text)),
            (3, Gen.Select(own, Gen.Int[0, 200], Gen.Char).Select((text, at, one) => (string?)text.Insert(at % (text.Length + 1), one.ToString()))),
            (4, Gen.Select(AnyOf("", "v1,", "v1a,", "v0=", "sha256=", "sha512=", "HMAC ", "t=1700000000,v1=", "v2,"), Written).Select((label, text) => (string?)(label + text))),
            (2, Written.Array[1, 5].Select(many => (string?)string.Join(' ', many.Select(text => "v1," + text)))));
    }

    /// <summary>Never the example's own secret, which would make it valid.</summary>
    private static Gen<string> Secrets(SignedExample example) => Gen.OneOf(
        Gen.String,
        Gen.Const(""),
        Gen.Const("\0"),
        Bytes.Select(bytes => "whsec_" + Convert.ToBase64String(bytes)),
        Gen.Byte.Array[32].Select(bytes => "whpk_" + Convert.ToBase64String(bytes)),
        Gen.Byte.Array[32].Select(bytes => "whsk_" + Convert.ToBase64String(bytes)),
        Gen.Const("whpk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        Gen.Byte.Array[32].Select(bytes => Convert.ToHexStringLower(bytes)),
        Gen.Const(new string('0', 64)),
        Gen.Const(SignatureSchemes.ByName[example.Scheme].NewSecret()));
}
