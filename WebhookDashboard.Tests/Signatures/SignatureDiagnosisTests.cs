using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Diagnosis;
using WebhookDashboard.Signatures.Keys;
using Xunit;

namespace WebhookDashboard.Tests.Signatures;

/// <summary>The diagnosis of each common mistake, none of which makes a request valid.</summary>
public sealed class SignatureDiagnosisTests
{
    private const string Url = "https://example.com/hooks/a?b=c";
    private const string WhSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Theory]
    [InlineData("s3cret", "s3cret\n", "a line break after the secret")]
    [InlineData("s3cret", "s3cret ", "a space after the secret")]
    [InlineData(" s3cret ", "s3cret", "with the secret trimmed")]
    [InlineData("whsec_c2VjcmV0", "c2VjcmV0", "without its prefix 'whsec_'")]
    [InlineData("whsec_c2VjcmV0", "secret", "decoded from base64")]
    [InlineData("c2VjcmV0", "secret", "decoded from base64")]
    [InlineData("736563726574", "secret", "decoded from hex")]
    [InlineData("abc", "whsec_abc", "with its prefix")]
    public void Verify_SecretDecodedDifferently_NamesTheWay(string kept, string used, string said) =>
        Says(said, GitHub("{}", used, "{}"), kept);

    [Theory]
    [InlineData(WhSecret, "text as the key, its prefix included")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "undecoded")]
    public void Verify_StandardWebhooksSecretNotDecoded_NamesTheWay(string used, string said)
    {
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(used), "m.1700000000.{}"u8));
        var example = PublishedExamples.Of(SignatureScheme.StandardWebhooks) with
        {
            Headers = new Dictionary<string, string> { ["webhook-id"] = "m", ["webhook-timestamp"] = "1700000000", ["webhook-signature"] = "v1," + signature },
            Body = "{}"u8.ToArray(),
            At = 1_700_000_000,
        };

        Says(said, example, WhSecret);
    }

    [Theory]
    [InlineData("a\nb", "a\r\nb", "line endings changed from LF to CRLF")]
    [InlineData("a\r\nb\r\n", "a\nb\n", "line endings changed from CRLF to LF")]
    [InlineData("{}\n", "{}", "without the line break at its end")]
    [InlineData("{}", "{}\n", "with a line break at its end")]
    [InlineData("\uFEFF{}", "{}", "without its byte order mark")]
    [InlineData("{}", "", "an empty body")]
    [InlineData("""{"a":1.50,"b":[1,2,{}],"c":[]}""", """{"a": 1.50, "b": [1, 2, {}], "c": []}""", "a space after each comma and colon")]
    [InlineData("""{ "a" : 1.50, "b":[ 1,2,{ } ] }""", """{"a":1.50,"b":[1,2,{}]}""", "compact JSON")]
    [InlineData("""{"a":1,"b":[1,{}],"c":[]}""", "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    {}\n  ],\n  \"c\": []\n}", "indented by 2")]
    [InlineData("""{"a":{"b":null}}""", "{\n    \"a\": {\n        \"b\": null\n    }\n}", "indented by 4")]
    [InlineData("""{"a":"\u00e9\/"}""", """{"a":"é/"}""", "without escapes")]
    [InlineData("""{"a":"é"}""", """{"a": "\u00e9"}""", "non-ASCII characters escaped")]
    public void Verify_BodyRewritten_NamesTheRewriting(string received, string original, string said) =>
        Says(said, GitHub(received, "s", original), "s");

    [Theory]
    [InlineData("http://example.com/hooks/a?b=c")]
    [InlineData("https://example.com/hooks/a")]
    [InlineData("https://example.com/hooks/a/?b=c")]
    [InlineData("https://example.com/hooks/a/")]
    public void Verify_AnotherFormOfTheUrl_NamesTheUrlToSet(string original)
    {
        var example = Square(original, """{"a":1}""");

        Says($"Valid for the URL {original}: set the endpoint's public URL", example, "key");
        Assert.Equal(Verdict.Valid, example.Check(example.Settings with { PublicUrl = original }).Verdict);
    }

    [Fact]
    public void Verify_OnlyTheBodySigned_SaysWhatToSign()
    {
        var body = "{}"u8.ToArray();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("s"u8, body));
        var example = PublishedExamples.Of(SignatureScheme.Stripe) with
        {
            Headers = new Dictionary<string, string> { ["Stripe-Signature"] = $"t=1700000000,v1={signature}" }, Body = body,
        };

        Says("the body alone: the sender must sign {t}.{body}", example, "s");
    }

    [Fact]
    public void Verify_AnotherSchemesSignature_NamesTheScheme()
    {
        var example = PublishedExamples.Of(SignatureScheme.GitHub);
        var both = example.With("X-Shopify-Hmac-Sha256", Convert.ToBase64String(new byte[32])) with { Scheme = SignatureScheme.Shopify };

        Says("Valid as a signature of GitHub: set the endpoint's scheme to github", both, example.Secret);
        var alone = example with { Scheme = SignatureScheme.Stripe };
        Assert.Equal(Verdict.Missing, alone.Check().Verdict);
        Assert.Contains("There is a signature of GitHub", alone.Check().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17")]
    [InlineData("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha256=dXEH6g6yUJ/CESIczphLijdXC211hsIsRvQ3nIsEPhc=")]
    [InlineData("SHA256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    public void Verify_RightSignatureInAnotherEncoding_IsMalformedAndSaysSo(string written)
    {
        var check = PublishedExamples.Of(SignatureScheme.GitHub).With("X-Hub-Signature-256", written).Check();

        Assert.Equal(Verdict.Malformed, check.Verdict);
        Assert.EndsWith("The signature itself is valid, but it is not written as expected.", check.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_TwilioJsonRewritten_NamesTheRewriting()
    {
        var example = PublishedExamples.All.Single(one => one.Name == "Twilio, published: JSON");

        Says("a space after each comma and colon", example.WithBody("""{"property":"value","boolean":true}"""), example.Secret);
        Says("not the hash of this body", example.WithBody("{}"), example.Secret);
    }

    [Fact]
    public void Verify_GarbageOfTheLargestSize_EndsSoon()
    {
        // Many newlines and small JSON values make each variant expensive.
        var body = Encoding.UTF8.GetBytes("[" + string.Join(",\n", Enumerable.Repeat("\"é\"", SignatureDiagnosis.MaxBodyBytes / 8)) + "]");
        var body64 = body.Length > SignatureDiagnosis.MaxBodyBytes ? body[..SignatureDiagnosis.MaxBodyBytes] : body;
        foreach (var example in PublishedExamples.All)
        {
            var secrets = Enumerable.Range(0, 20).Select(_ => SignatureSchemes.ByName[example.Scheme].NewSecret()).ToList();
            var request = example with { Body = body64 };
            var clock = Stopwatch.StartNew();

            var check = request.Check(example.Settings with { Secrets = secrets });

            Assert.NotEqual(Verdict.Valid, check.Verdict);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), example.Name); // Milliseconds; the bound is for a machine that is busy.
        }
    }

    [Theory]
    [InlineData(SignatureDiagnosis.MaxBodyBytes, "Valid for the body without the line break")]
    [InlineData(SignatureDiagnosis.MaxBodyBytes + 1, "None of the endpoint's secrets")]
    public void Verify_BodyOverTheLimit_IsNotDiagnosed(int size, string said)
    {
        var signed = new string('x', size - 1);

        Says(said, GitHub(signed + "\n", "s", signed), "s");
    }

    [Fact]
    public void Verify_WithoutDiagnosis_HasTheSameVerdict()
    {
        var example = GitHub("{}\n", "s", "{}");
        var now = DateTimeOffset.FromUnixTimeSeconds(example.At);

        var plain = SignatureSchemes.Verify(example.Request, example.Settings, now, diagnose: false);

        Assert.Equal(example.Check().Verdict, plain.Verdict);
        Assert.StartsWith("None of the endpoint's secrets", plain.Reason, StringComparison.Ordinal);
    }

    private static void Says(string said, SignedExample example, string kept)
    {
        var check = example.Check(example.Settings with { Secrets = [kept] });

        Assert.Equal(Verdict.Mismatch, check.Verdict);
        Assert.Contains(said, check.Reason, StringComparison.Ordinal);
        Assert.EndsWith(".", check.Reason, StringComparison.Ordinal);
    }

    private static SignedExample GitHub(string received, string used, string original) => PublishedExamples.Of(SignatureScheme.GitHub) with
    {
        Secret = used,
        Headers = new Dictionary<string, string>
        {
            ["X-Hub-Signature-256"] = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(used), Encoding.UTF8.GetBytes(original))),
        },
        Body = Encoding.UTF8.GetBytes(received),
    };

    private static SignedExample Square(string original, string body) => PublishedExamples.Of(SignatureScheme.Square) with
    {
        Secret = "key",
        Url = Url,
        Headers = new Dictionary<string, string>
        {
            ["x-square-hmacsha256-signature"] = Convert.ToBase64String(HMACSHA256.HashData("key"u8, Encoding.UTF8.GetBytes(original + body))),
        },
        Body = Encoding.UTF8.GetBytes(body),
    };
}
