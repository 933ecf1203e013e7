using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Diagnosis;
using WebhookDashboard.Signatures.Keys;
using Xunit;

namespace WebhookDashboard.Tests.Signatures;

/// <summary>Each published example is valid, and each copy with one fault is not.</summary>
public sealed class PublishedExamplesTests
{
    public static TheoryData<string> Names => [.. PublishedExamples.All.Select(example => example.Name)];

    [Fact]
    public void All_EverySchemeOfTheContract_HasAnExample() => Assert.Equal(
        SignatureSchemes.All.Select(scheme => scheme.Facts.Name).Order(StringComparer.Ordinal),
        PublishedExamples.All.Select(example => example.Scheme).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_Example_IsValid(string name) => Assert.Equal(Verdict.Valid, Find(name).Check().Verdict);

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_OneOfSeveralSecrets_IsValid(string name)
    {
        var example = Find(name);
        var other = SignatureSchemes.ByName[example.Scheme].NewSecret();

        Assert.Equal(Verdict.Valid, example.Check(example.Settings with { Secrets = [other, "", example.Secret, other] }).Verdict);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_AnotherSecret_IsMismatch(string name)
    {
        var example = Find(name);
        var other = SignatureSchemes.ByName[example.Scheme].NewSecret();

        Assert.Equal(Verdict.Mismatch, example.Check(example.Settings with { Secrets = [other] }).Verdict);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_NoSecretOrAnEmptyOne_IsMismatch(string name)
    {
        var example = Find(name);

        Assert.Equal(Verdict.Mismatch, example.Check(example.Settings with { Secrets = [] }).Verdict);
        Assert.Equal(Verdict.Mismatch, example.Check(example.Settings with { Secrets = ["", " ", "\0", "whsec_", "whpk_", "whsec_AAAA"] }).Verdict);
    }

    /// <summary>HMAC treats a key of zeros like an empty one, with which anyone can sign.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_SignedWithTheEmptyKey_IsMismatchWhateverTheSecret(string name)
    {
        var example = Find(name);
        var told = SignatureExplainer.Explain(example.Request, example.Settings, DateTimeOffset.FromUnixTimeSeconds(example.At))!;
        if (told.Expected[0].Text is not { } right)
        {
            return; // Ed25519, in which no key is empty.
        }

        var algorithm = example.Scheme == SignatureScheme.Twilio ? SignatureAlgorithm.HmacSha1
            : example.Hmac?.Algorithm == HmacAlgorithm.Sha512 ? SignatureAlgorithm.HmacSha512
            : SignatureAlgorithm.HmacSha256;
        var forged = SignatureText.Write(
            SignatureSchemes.ByName[example.Scheme].EncodingOf(example.Settings),
            Hmac.Compute(algorithm, [], new SignedContent(told.Signed, default, default), new byte[Hmac.MaxBytes]));
        var value = example.Headers[example.SignatureHeader].Replace(right, right[..^forged.Length] + forged, StringComparison.Ordinal);
        var request = example.With(example.SignatureHeader, value);

        foreach (var secret in new[] { "", " ", "\0", "\0\0\0\0", "whsec_", "whsec_AAAA", "AAAA" })
        {
            Assert.Equal(Verdict.Mismatch, request.Check(example.Settings with { Secrets = [secret] }).Verdict);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_AnyByteOfTheBodyChanged_IsMismatch(string name)
    {
        var example = Find(name);
        for (var at = 0; at < example.Body.Length; at++)
        {
            var body = (byte[])example.Body.Clone();
            body[at] ^= 0x01;
            Assert.Equal(Verdict.Mismatch, (example with { Body = body }).Check().Verdict);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_BodyRemovedOrAdded_IsNotValid(string name)
    {
        var example = Find(name);

        Assert.NotEqual(Verdict.Valid, (example with { Body = [] }).Check().Verdict);
        Assert.Equal(Verdict.Mismatch, (example with { Body = [.. example.Body, (byte)'x'] }).Check().Verdict);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_AnyHeaderGoneOrEmpty_IsMissing(string name)
    {
        var example = Find(name);
        foreach (var header in example.Headers.Keys.Where(header => header != "Content-Type"))
        {
            Assert.Equal(Verdict.Missing, example.With(header, null).Check().Verdict);
            Assert.Equal(Verdict.Missing, example.With(header, "").Check().Verdict);
            Assert.Equal(Verdict.Missing, example.With(header, "  ").Check().Verdict);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_AnyCharacterOfAHeaderChanged_IsNotValid(string name)
    {
        var example = Find(name);
        foreach (var (header, value) in example.Headers.Where(header => header.Key != "Content-Type"))
        {
            for (var at = 0; at < value.Length; at++)
            {
                // Stripe's signatures other than v1 do not count.
                if (header == "Stripe-Signature" && at >= value.IndexOf(",v0=", StringComparison.Ordinal))
                {
                    break;
                }

                var other = value[at] is 'B' or 'b' or '2' ? '3' : value[at] is >= '0' and <= '9' ? '2' : 'b';
                Assert.NotEqual(Verdict.Valid, example.With(header, value[..at] + other + value[(at + 1)..]).Check().Verdict);
                Assert.NotEqual(Verdict.Valid, example.With(header, value[..at] + value[(at + 1)..]).Check().Verdict);
                Assert.NotEqual(Verdict.Valid, example.With(header, value[..at]).Check().Verdict);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_AnotherUrl_IsMismatchIfTheUrlIsSigned(string name)
    {
        var example = Find(name);
        var moved = example with { Url = example.Url.Replace("example.com", "example.net", StringComparison.Ordinal).Replace("mycompany", "othercompany", StringComparison.Ordinal) };

        var signsUrl = SignatureSchemes.SignsUrl(example.Settings);

        Assert.Equal(signsUrl ? Verdict.Mismatch : Verdict.Valid, moved.Check().Verdict);
        Assert.Equal(Verdict.Valid, moved.Check(example.Settings with { PublicUrl = example.Url }).Verdict);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_AgainstTheTolerance_IsStaleEarlierAndLater(string name)
    {
        var example = Find(name);
        var beyond = SignatureSchemes.ByName[example.Scheme].HasTime(example.Settings) ? Verdict.Stale : Verdict.Valid;

        Assert.Equal(Verdict.Valid, example.Check(example.Settings, 300).Verdict);
        Assert.Equal(Verdict.Valid, example.Check(example.Settings, -300).Verdict);
        Assert.Equal(beyond, example.Check(example.Settings, 301).Verdict);
        Assert.Equal(beyond, example.Check(example.Settings, -301).Verdict);
        Assert.Equal(Verdict.Valid, example.Check(example.Settings with { ToleranceSeconds = null }, 100_000_000).Verdict);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_Example_IsNotValidForAnotherScheme(string name)
    {
        var example = Find(name);
        foreach (var scheme in SignatureSchemes.All.Where(scheme => scheme.Facts.Name != example.Scheme))
        {
            var check = example.Check(example.Settings with { Scheme = scheme.Facts.Name, Hmac = null });

            // The only two schemes with the same headers.
            var same = scheme.Facts.Name == SignatureScheme.Svix && example.Scheme == SignatureScheme.StandardWebhooks
                || scheme.Facts.Name == SignatureScheme.StandardWebhooks && example.Name.StartsWith("Svix under", StringComparison.Ordinal);
            Assert.Equal(same, check.Verdict == Verdict.Valid);
        }
    }

    private static SignedExample Find(string name) => PublishedExamples.All.Single(example => example.Name == name);
}
