using WebhookDashboard.Components.Pages.Endpoints;
using WebhookDashboard.Domain;
using Xunit;

namespace WebhookDashboard.Tests.Components.Endpoints;

public sealed class EndpointFormTests
{
    private static readonly WebhookEndpoint Payments = new()
    {
        Slug = EndpointSlug.Parse("payment"),
        Name = "Payments",
        Response = new ResponseSettings { Status = 202, DelayMs = 40, FailShare = .5 },
        Signature = new SignatureSettings { Scheme = SignatureScheme.StandardWebhooks, Secrets = ["whsec_c2VjcmV0IG9mIHRlbg=="] },
    };

    [Fact]
    public void Build_NothingChanged_KeepsAllThatItHasNoControlFor()
    {
        var built = new EndpointForm(Payments).Build();

        Assert.Equal(Payments.Response.Status, built.Response.Status);
        Assert.Equal(Payments.Response.DelayMs, built.Response.DelayMs);
        Assert.Equal(Payments.Response.FailShare, built.Response.FailShare);
        Assert.Equal(Payments.Signature.Secrets, built.Signature.Secrets);
        Assert.Empty(new EndpointForm(Payments).Faults());
    }

    [Fact]
    public void Faults_StatusCleared_NamesTheStatus() =>
        Assert.Contains("response.status", new EndpointForm(Payments) { Status = null }.Faults().Keys);

    [Fact]
    public void Faults_SchemeWithoutASecret_AsksForOne()
    {
        var form = new EndpointForm(Payments);
        form.Secrets.Clear();

        Assert.Contains("signature.secrets", form.Faults().Keys);
    }

    [Fact]
    public void Faults_SecretThatIsNoBase64_IsRefused() =>
        Assert.Contains("signature.secrets", new EndpointForm(Payments) { NewSecret = "not a secret!" }.Faults().Keys);

    [Fact]
    public void Build_SecretTyped_IsAddedToTheOthers()
    {
        var form = new EndpointForm(Payments) { NewSecret = " whsec_YW5vdGhlciBzZWNyZXQ= " };

        Assert.Equal(["whsec_c2VjcmV0IG9mIHRlbg==", "whsec_YW5vdGhlciBzZWNyZXQ="], form.Build().Signature.Secrets);
    }
}
