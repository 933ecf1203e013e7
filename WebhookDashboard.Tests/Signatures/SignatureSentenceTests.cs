using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;
using Xunit;

namespace WebhookDashboard.Tests.Signatures;

public sealed class SignatureSentenceTests
{
    [Theory]
    [InlineData(1, "1 second")]
    [InlineData(90, "90 seconds")]
    [InlineData(14 * 60, "14 minutes")]
    [InlineData(3 * 3600, "3 hours")]
    [InlineData(86_400L * 1234, "1,234 days")]
    public void SpokenTime_Length_IsInOneUnit(long seconds, string expected) => Assert.Equal(expected, DurationText.Of(seconds));

    [Theory]
    [InlineData(14 * 60, "is 14 minutes old and the endpoint allows 5 minutes: the sender's clock is slow, or this is a replay")]
    [InlineData(-14 * 60, "is 14 minutes ahead and the endpoint allows 5 minutes: correct the sender's clock.")]
    public void Verify_Stale_SaysByHowMuch(int age, string said)
    {
        var example = PublishedExamples.Of(SignatureScheme.Slack);

        Assert.Contains(said, example.Check(example.Settings, age).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_GitHubWithOnlyTheOldHeader_IsMissingAndSaysWhy()
    {
        var example = PublishedExamples.Of(SignatureScheme.GitHub);

        var check = example.With("X-Hub-Signature-256", null).With("X-Hub-Signature", "sha1=7d38cdd689735b008b3c702edd92eea23791c5f6").Check();

        Assert.Equal(Verdict.Missing, check.Verdict);
        Assert.Contains("Only the old header X-Hub-Signature was sent", check.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_TwilioJsonWithoutItsHash_IsMissingDespiteASignedUrl()
    {
        var example = PublishedExamples.All.Single(one => one.Name == "Twilio, published: a form");
        var signed = (SigningResult.Signed)SignatureSchemes.ByName[SignatureScheme.Twilio].Sign(
            new RequestToSign { Secret = example.Secret, MessageId = "", Body = default, Now = default, Url = example.Url });

        var check = (example with { Headers = signed.Headers.ToDictionary(line => line.Name, line => line.Value), Body = "{}"u8.ToArray() })
            .With("Content-Type", "application/json").Check();

        Assert.Equal(Verdict.Missing, check.Verdict);
        Assert.Contains("bodySHA256", check.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_TwilioJsonWithASetUrl_ReadsTheHashFromTheRequest()
    {
        var example = PublishedExamples.All.Single(one => one.Name == "Twilio, published: JSON");
        var behind = example with { Url = "http://127.0.0.1:5080/hooks/a?" + example.Url.Split('?')[1] };

        Assert.Equal(Verdict.Valid, behind.Check(example.Settings with { PublicUrl = "https://mycompany.com/myapp.php" }).Verdict);
        Assert.Equal(Verdict.Valid, behind.Check(example.Settings with { PublicUrl = "https://mycompany.com/myapp.php?foo=1&bar=2" }).Verdict);
        Assert.Equal(Verdict.Mismatch, behind.Check().Verdict);
    }

    [Fact]
    public void Verify_SharedSignatureForAPublicKey_SaysWhichKindIsMissing()
    {
        var example = PublishedExamples.Of(SignatureScheme.StandardWebhooks);

        var check = example.Check(example.Settings with { Secrets = ["whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g="] });

        Assert.Equal(Verdict.Mismatch, check.Verdict);
        Assert.Contains("has only public keys", check.Reason, StringComparison.Ordinal);
    }

    /// <summary>The attack that results if HMAC and public keys share a field: the public key used as an HMAC secret.</summary>
    [Theory]
    [InlineData("whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=")]
    [InlineData("ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=")]
    public void Verify_HmacMadeWithAPublicKey_IsNotValid(string used)
    {
        var key = Convert.FromBase64String(used.Replace("whpk_", "", StringComparison.Ordinal));
        var mac = System.Security.Cryptography.HMACSHA256.HashData(key, "m.1700000000.{}"u8);
        var example = PublishedExamples.Of(SignatureScheme.StandardWebhooks) with
        {
            Headers = new Dictionary<string, string> { ["webhook-id"] = "m", ["webhook-timestamp"] = "1700000000", ["webhook-signature"] = "v1," + Convert.ToBase64String(mac) },
            Body = "{}"u8.ToArray(),
            At = 1_700_000_000,
        };

        var check = example.Check(example.Settings with { Secrets = ["whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g="] });

        Assert.Equal(Verdict.Mismatch, check.Verdict);
    }

    /// <summary>If a provider's library decodes hex, case does not matter; if it compares text, it does.</summary>
    [Theory]
    [InlineData(SignatureScheme.Discord, Verdict.Valid)]
    [InlineData(SignatureScheme.Hmac, Verdict.Valid)]
    [InlineData(SignatureScheme.GitHub, Verdict.Malformed)]
    [InlineData(SignatureScheme.Slack, Verdict.Malformed)]
    [InlineData(SignatureScheme.Stripe, Verdict.Malformed)]
    public void Verify_UpperCaseHex_FollowsTheProvidersLibraries(string scheme, Verdict expected)
    {
        var example = PublishedExamples.Of(scheme);
        var header = example.SignatureHeader;
        var value = example.Headers[header];
        var hex = value.LastIndexOf("v1=", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : value.IndexOf('=', StringComparison.Ordinal) + 1;

        var check = example.With(header, value[..hex] + value[hex..].ToUpperInvariant().Replace(",V0=", ",v0=", StringComparison.Ordinal)).Check();

        Assert.Equal(expected, check.Verdict);
    }

    [Fact]
    public void Verify_MissingHmacSettings_IsMalformed()
    {
        var example = PublishedExamples.Of(SignatureScheme.Hmac);

        var check = example.Check(example.Settings with { Hmac = null });

        Assert.Equal(Verdict.Malformed, check.Verdict);
        Assert.Contains("signature.hmac", check.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{body}")]
    [InlineData("v0:{timestamp:X-Time}:{body}")]
    [InlineData("{method}\n{url}\n{header:X-A}\n{body}")]
    public void SignedText_OfKnownParts_IsAccepted(string text) => Assert.Empty(Faults(text));

    [Theory]
    [InlineData("", "{body} exactly once")]
    [InlineData("{url}", "{body} exactly once")]
    [InlineData("{body}{body}", "{body} exactly once")]
    [InlineData("{body}{time}", "'{time}' is unknown")]
    [InlineData("{body}{header:}", "is unknown")]
    [InlineData("{body}{header:a b}", "is unknown")]
    [InlineData("{body}{timestamp:a}{timestamp:b}", "one {timestamp:…}")]
    public void SignedText_OfOtherParts_IsRefusedWithWhatToUse(string text, string said) =>
        Assert.Contains(said, Assert.Single(Faults(text)), StringComparison.Ordinal);

    private static IEnumerable<string> Faults(string text) => SignatureRules
        .Check(new SignatureSettings { Hmac = new HmacSettings { Header = "X-A", SignedText = text } })
        .Select(fault => fault.Message);
}
