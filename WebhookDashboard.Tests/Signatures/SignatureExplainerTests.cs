using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Diagnosis;
using Xunit;

namespace WebhookDashboard.Tests.Signatures;

public sealed class SignatureExplainerTests
{
    public static TheoryData<string> Names => [.. PublishedExamples.All.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Explain_PublishedExample_ShowsTheMatch(string name)
    {
        var example = PublishedExamples.All.Single(one => one.Name == name);

        var told = Explain(example, example.Settings);

        Assert.Equal(Verdict.Valid, told.Check.Verdict);
        Assert.True(Assert.Single(told.Expected).Matches);
        Assert.All(told.Expected, one => Assert.DoesNotContain(example.Secret, one.Secret, StringComparison.Ordinal));
        Assert.Contains(told.Headers, header => header.Value is not null);
        Assert.NotNull(told.Signed);
        if (told.Expected[0].Text is { } text)
        {
            Assert.Contains(text, told.Received);
        }
    }

    [Fact]
    public void Explain_Slack_ShowsTheExactStringThatWasSigned()
    {
        var example = PublishedExamples.Of(SignatureScheme.Slack);

        var told = Explain(example, example.Settings);

        Assert.Equal("v0:1531420618:" + Encoding.UTF8.GetString(example.Body), Encoding.UTF8.GetString(told.Signed!));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1531420618), told.SignedAt);
        Assert.Equal(["v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"], told.Received);
    }

    [Fact]
    public void Explain_TwilioForm_ShowsTheUrlAndTheFieldsByName()
    {
        var example = PublishedExamples.Of(SignatureScheme.Twilio);

        var told = Explain(example, example.Settings);

        Assert.Equal(
            "https://mycompany.com/myapp.php?foo=1&bar=2CallSidCA1234567890ABCDECaller+14158675309Digits1234From+14158675309To+18005551212",
            Encoding.UTF8.GetString(told.Signed!));
        Assert.Equal(example.Url, told.Url);
    }

    [Fact]
    public void Explain_SeveralSecrets_NamesTheOneThatSigned()
    {
        var example = PublishedExamples.Of(SignatureScheme.Stripe);

        var told = Explain(example, example.Settings with { Secrets = ["whsec_another_one_of_them", example.Secret] });

        Assert.Equal([false, true], told.Expected.Select(one => one.Matches));
        Assert.NotEqual(told.Expected[0].Text, told.Expected[1].Text);
    }

    [Fact]
    public void Explain_MissingHeaders_NamesThem()
    {
        var example = PublishedExamples.Of(SignatureScheme.Svix) with { Headers = new Dictionary<string, string>() };

        var told = Explain(example, example.Settings);

        Assert.Equal(["svix-id", "svix-timestamp", "svix-signature"], told.Headers.Select(header => header.Name));
        Assert.All(told.Headers, header => Assert.Null(header.Value));
        Assert.Null(told.Signed);
    }

    [Fact]
    public void Explain_TimeOutOfRange_HasNoTime()
    {
        var example = PublishedExamples.Of(SignatureScheme.Slack).With("X-Slack-Request-Timestamp", "9223372036854775807");

        Assert.Null(Explain(example, example.Settings).SignedAt);
    }

    [Fact]
    public void Explain_UnreadableSignature_ShowsTheExpectedOne()
    {
        var example = PublishedExamples.Of(SignatureScheme.GitHub);

        var told = Explain(example.With("X-Hub-Signature-256", "sha256=nonsense"), example.Settings);

        Assert.Equal("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", Assert.Single(told.Expected).Text);
        Assert.Empty(told.Received);
        Assert.Equal(example.Body, told.Signed);
    }

    [Fact]
    public void Explain_NoScheme_IsNull() =>
        Assert.Null(SignatureExplainer.Explain(PublishedExamples.All[0].Request, SignatureSettings.None, DateTimeOffset.UnixEpoch));

    private static SignatureExplanation Explain(SignedExample example, SignatureSettings settings) =>
        SignatureExplainer.Explain(example.Request, settings, DateTimeOffset.FromUnixTimeSeconds(example.At))!;
}
