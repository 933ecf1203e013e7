using CsCheck;
using WebhookDashboard.Domain;
using WebhookDashboard.Signatures;
using Xunit;

namespace WebhookDashboard.Tests.Signatures;

public sealed class SignatureSchemesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private static readonly Gen<string?> GenHeader = Gen.OneOf<string?>(
        Gen.Const((string?)null),
        Gen.String.Select(text => (string?)text),
        Gen.OneOf(new string?[] { "", " ", ",", "v1,", "v1", "v1,====", "1700000000", "-1", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" }.Select(text => Gen.Const(text)).ToArray()),
        Gen.Byte.Array[32].Select(bytes => (string?)("v1," + Convert.ToBase64String(bytes))));

    private static readonly Gen<string[]> GenSecrets =
        Gen.OneOf(Gen.String, Gen.Byte.Array[0, 80].Select(bytes => "whsec_" + Convert.ToBase64String(bytes))).Array[0, 3];

    [Fact]
    public void Verify_NoScheme_IsUnchecked() =>
        Assert.Equal(SignatureCheck.None, SignatureSchemes.Verify(_ => null, [], SignatureSettings.None, Now));

    [Fact]
    public void Verify_SchemeThatThisVersionDoesNotKnow_IsNeverLetPass()
    {
        var check = SignatureSchemes.Verify(_ => "v1,x", [], new SignatureSettings { Scheme = "stripe" }, Now);

        Assert.Equal(Verdict.Malformed, check.Verdict);
        Assert.Equal("stripe", check.Scheme);
    }

    [Fact]
    public void Verify_RandomHeadersSecretsAndBodies_NeverThrowsAndIsNeverValid() =>
        Gen.Select(GenHeader, GenHeader, GenHeader, GenSecrets, Gen.Byte.Array[0, 200], Gen.Int.Nullable()).Sample(
            (id, timestamp, signature, secrets, body, tolerance) =>
            {
                var settings = Settings(tolerance, secrets);
                var check = SignatureSchemes.Verify(name => name switch
                {
                    StandardWebhooksScheme.IdHeader => id,
                    StandardWebhooksScheme.TimestampHeader => timestamp,
                    _ => signature,
                }, body, settings, Now);
                return check.Verdict is not (Verdict.Valid or Verdict.Unchecked) && check.Reason.EndsWith('.');
            });

    [Fact]
    public void Sign_AnyBodyAndKey_IsValidForTheseBytesAndForNoOthers() =>
        Gen.Select(Gen.Byte.Array[1, 80], Gen.Byte.Array[1, 300], Gen.Int[0, 299], Gen.Byte[1, 255]).Sample((key, body, at, flip) =>
        {
            var secret = "whsec_" + Convert.ToBase64String(key);
            var signed = (SigningResult.Signed)new StandardWebhooksScheme().Sign(secret, "msg_1", body, Now);
            string? Header(string name) => signed.Headers.First(line => line.Name == name).Value;
            var right = SignatureSchemes.Verify(Header, body, Settings(300, secret), Now);
            body[at % body.Length] ^= flip;
            var wrong = SignatureSchemes.Verify(Header, body, Settings(300, secret), Now);
            return right.Verdict == Verdict.Valid && wrong.Verdict == Verdict.Mismatch;
        });

    private static SignatureSettings Settings(int? tolerance, params string[] secrets) =>
        new() { Scheme = SignatureScheme.StandardWebhooks, Secrets = secrets, ToleranceSeconds = tolerance };
}
