using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;
using Xunit;

namespace WebhookDashboard.Tests.Signatures;

public sealed class SignatureSchemesTests
{
    private const int Samples = 10_000;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    public static TheoryData<string> Names => [.. SignatureSchemes.All.Select(scheme => scheme.Facts.Name)];

    [Fact]
    public void Verify_NoScheme_IsUnchecked() => Assert.Equal(
        SignatureCheck.None,
        SignatureSchemes.Verify(new SignedRequest(_ => null, default, "POST", ""), SignatureSettings.None, Now));

    [Fact]
    public void Verify_UnknownScheme_IsNeverValid()
    {
        var check = SignatureSchemes.Verify(
            new SignedRequest(_ => "v1,x", default, "POST", ""), new SignatureSettings { Scheme = "of-later" }, Now);

        Assert.Equal(Verdict.Malformed, check.Verdict);
        Assert.Equal("of-later", check.Scheme);
    }

    /// <summary>Ten thousand random sets of headers for each scheme, most of them almost right.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_RandomRequests_NeverThrowsAndIsNeverValid(string scheme)
    {
        var examples = PublishedExamples.All.Where(example => example.Scheme == scheme).ToList();
        var seen = new HashSet<Verdict>();
        RandomRequests.Near(examples).Sample(
            random =>
            {
                var check = SignatureSchemes.Verify(random.Request, random.Settings, Now);
                lock (seen)
                {
                    seen.Add(check.Verdict);
                }

                return check.Verdict is not (Verdict.Valid or Verdict.Unchecked or Verdict.Stale) && check.Reason.EndsWith('.');
            },
            iter: Samples,
            print: random => random.ToString());

        // Close enough to pass the first check; otherwise the test would prove nothing.
        Assert.Superset(new HashSet<Verdict> { Verdict.Missing, Verdict.Malformed, Verdict.Mismatch }, seen);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sign_AnyBody_IsValidForTheseBytesAndForNoOthers(string name)
    {
        var scheme = SignatureSchemes.ByName[name];
        Gen.Select(Gen.Byte.Array[1, 300], Gen.Int[0, 299], Gen.Byte[1, 255], Gen.Bool).Sample(
            (body, at, flip, asForm) =>
            {
                var example = Signed(scheme, scheme.NewSecret(), body, asForm ? "application/x-www-form-urlencoded" : "application/json");
                var right = example.Check().Verdict;
                body[at % body.Length] ^= flip;
                var wrong = (example with { Body = body }).Check().Verdict;

                // Different bytes can be the same form: a space is '+' or ' ', and a trailing '&' means nothing.
                var mayBeSame = asForm && name == SignatureScheme.Twilio;
                return right == Verdict.Valid && (wrong == Verdict.Mismatch || mayBeSame);
            },
            iter: 300);
    }

    [Theory]
    [InlineData(SignatureScheme.StandardWebhooks, "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=", "whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=")]
    [InlineData(SignatureScheme.Svix, "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=", "whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=")]
    [InlineData(SignatureScheme.Discord, "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")]
    public void Sign_PrivateKey_IsValidForThePublicKey(string name, string privateKey, string publicKey)
    {
        var example = Signed(SignatureSchemes.ByName[name], privateKey, [1, 2, 3], "application/json");

        Assert.Equal(Verdict.Valid, example.Check(example.Settings with { Secrets = [publicKey] }).Verdict);
    }

    [Theory]
    [InlineData(SignatureScheme.StandardWebhooks, "whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=")]
    [InlineData(SignatureScheme.Svix, "whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=")]
    [InlineData(SignatureScheme.Discord, "abc")]
    [InlineData(SignatureScheme.Stripe, " ")]
    [InlineData(SignatureScheme.Hmac, "")]
    public void Sign_KeyThatCannotSign_SaysWhatToEnter(string name, string secret)
    {
        var refused = Assert.IsType<SigningResult.Refused>(SignatureSchemes.ByName[name].Sign(
            new RequestToSign { Secret = secret, MessageId = "m", Body = default, Now = Now, Hmac = new HmacSettings { Header = "X" } }));

        Assert.Contains("enter", refused.Reason, StringComparison.Ordinal);
    }

    private static SignedExample Signed(ISignatureScheme scheme, string secret, byte[] body, string contentType)
    {
        const string url = "https://example.com/hooks/a?b=c";
        var hmac = new HmacSettings { Header = "X-Sig", Prefix = "v=", SignedText = "{method}.{timestamp:X-At}.{body}.{url}" };
        var signed = Assert.IsType<SigningResult.Signed>(scheme.Sign(new RequestToSign
        {
            Secret = secret, MessageId = "msg_1", Body = body, Now = Now, Url = url, Hmac = hmac,
            Headers = [new HeaderLine("Content-Type", contentType)],
        }));
        return new SignedExample
        {
            Name = scheme.Facts.Title,
            Scheme = scheme.Facts.Name,
            Secret = secret,
            Headers = signed.Headers.Append(new HeaderLine("Content-Type", contentType)).ToDictionary(line => line.Name, line => line.Value),
            Body = body,
            Url = signed.AddedQuery is { } query ? $"{url}&{query}" : url,
            Hmac = hmac,
            SignatureHeader = signed.Headers[0].Name,
        };
    }
}
