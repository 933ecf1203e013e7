using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Schemes;
using Xunit;

namespace WebhookDashboard.Tests.Signatures;

public sealed class StandardWebhooksSchemeTests
{
    // The test vector of the official libraries: https://github.com/standard-webhooks/standard-webhooks/tree/main/libraries.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string OtherSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset SentAt = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = """{"test": 2432232314}"""u8.ToArray();

    [Fact]
    public void Sign_PublishedVector_GivesItsSignature()
    {
        var signed = Assert.IsType<SigningResult.Signed>(new StandardWebhooksScheme().Sign(Order(Secret)));

        Assert.Equal(
            [
                new HeaderLine("webhook-id", Id),
                new HeaderLine("webhook-timestamp", "1614265330"),
                new HeaderLine("webhook-signature", Signature),
            ],
            signed.Headers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    public void Sign_UnreadableSecret_SaysWhatToEnter(string secret)
    {
        var refused = Assert.IsType<SigningResult.Refused>(new StandardWebhooksScheme().Sign(Order(secret)));

        Assert.Contains("whsec_", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Signature)]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA= " + Signature)]
    [InlineData("v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== v2,zzz " + Signature)]
    [InlineData("  " + Signature + "  junk")]
    public void Verify_AnyOfSeveralSignaturesRight_IsValid(string signatures) =>
        Assert.Equal(Verdict.Valid, Verify(signatures: signatures).Verdict);

    [Theory]
    [InlineData(Secret)]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData(OtherSecret, Secret)]
    [InlineData("whsec_???", Secret)]
    public void Verify_AnyOfSeveralSecretsRight_IsValid(params string[] secrets) =>
        Assert.Equal(Verdict.Valid, Verify(secrets: secrets).Verdict);

    [Theory]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA=")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=")] // the same bytes, in base64 that nobody writes
    [InlineData("v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Verify_WrongSignature_IsMismatchOrMalformed(string signatures) =>
        Assert.Contains(Verify(signatures: signatures).Verdict, new[] { Verdict.Mismatch, Verdict.Malformed });

    [Theory]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,g0hM9SsE")]
    [InlineData("v1,")]
    [InlineData("v1, v1,")]
    [InlineData(",")]
    public void Verify_NoReadableSignatureOfVersionOne_IsMalformed(string signatures) =>
        Assert.Equal(Verdict.Malformed, Verify(signatures: signatures).Verdict);

    [Theory]
    [InlineData(null, "1614265330", Signature, "webhook-id")]
    [InlineData(Id, null, Signature, "webhook-timestamp")]
    [InlineData(Id, "1614265330", null, "webhook-signature")]
    [InlineData(Id, "1614265330", "", "webhook-signature")]
    [InlineData(Id, "1614265330", "   ", "webhook-signature")]
    public void Verify_HeaderMissingOrEmpty_NamesIt(string? id, string? timestamp, string? signatures, string named)
    {
        var check = Verify(id, timestamp, signatures);

        Assert.Equal(Verdict.Missing, check.Verdict);
        Assert.StartsWith($"The header {named} ", check.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("now")]
    [InlineData("-1614265330")]
    [InlineData("+1614265330")]
    [InlineData(" 1614265330")]
    [InlineData("1614265330.5")]
    [InlineData("99999999999999999999999999")]
    [InlineData("2021-02-25T15:02:10Z")]
    public void Verify_TimestampNotInDigits_IsMalformed(string timestamp) =>
        Assert.Equal(Verdict.Malformed, Verify(timestamp: timestamp).Verdict);

    [Theory]
    [InlineData()]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData(OtherSecret)]
    public void Verify_NoRightSecret_IsMismatch(params string[] secrets) =>
        Assert.Equal(Verdict.Mismatch, Verify(secrets: secrets).Verdict);

    [Fact]
    public void Verify_EmptyKey_IsNeverValid()
    {
        using var hmac = new System.Security.Cryptography.HMACSHA256([]);
        var forged = Convert.ToBase64String(hmac.ComputeHash([.. System.Text.Encoding.UTF8.GetBytes($"{Id}.1614265330."), .. Body]));

        Assert.Equal(Verdict.Mismatch, Verify(signatures: "v1," + forged, secrets: ["whsec_"]).Verdict);
    }

    [Fact]
    public void Verify_OtherBody_IsMismatch() =>
        Assert.Equal(Verdict.Mismatch, Verify(body: """{"test":2432232314}"""u8.ToArray()).Verdict);

    [Theory]
    [InlineData("msg_other", "1614265330")]
    [InlineData(Id, "1614265331")]
    [InlineData(Id, "01614265330")]
    public void Verify_OtherIdOrTime_IsMismatch(string id, string timestamp) =>
        Assert.Equal(Verdict.Mismatch, Verify(id, timestamp).Verdict);

    [Theory]
    [InlineData(300, 300, Verdict.Valid)]
    [InlineData(-300, 300, Verdict.Valid)]
    [InlineData(301, 300, Verdict.Stale)]
    [InlineData(-301, 300, Verdict.Stale)]
    [InlineData(0, 0, Verdict.Valid)]
    [InlineData(1, 0, Verdict.Stale)]
    [InlineData(100_000_000, null, Verdict.Valid)]
    public void Verify_AgainstTolerance_IsStaleBeyondIt(int ageSeconds, int? tolerance, Verdict verdict) =>
        Assert.Equal(verdict, Verify(now: SentAt.AddSeconds(ageSeconds), tolerance: tolerance).Verdict);

    [Fact]
    public void Verify_WrongAndOld_IsMismatchNotStale() =>
        Assert.Equal(Verdict.Mismatch, Verify(id: "msg_other", now: SentAt.AddHours(1)).Verdict);

    private static RequestToSign Order(string secret) => new() { Secret = secret, MessageId = Id, Body = Body, Now = SentAt };

    private static SignatureCheck Verify(
        string? id = Id,
        string? timestamp = "1614265330",
        string? signatures = Signature,
        byte[]? body = null,
        string[]? secrets = null,
        DateTimeOffset? now = null,
        int? tolerance = 300)
    {
        var headers = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Webhook-Id"] = id, ["Webhook-Timestamp"] = timestamp, ["Webhook-Signature"] = signatures,
        };
        var settings = new SignatureSettings
        {
            Scheme = SignatureScheme.StandardWebhooks, Secrets = secrets ?? [Secret], ToleranceSeconds = tolerance,
        };
        return SignatureSchemes.Verify(new SignedRequest(headers.GetValueOrDefault, body ?? Body, "POST", ""), settings, now ?? SentAt);
    }
}
