using WebhookDashboard.Components.Pages.Endpoints;
using WebhookDashboard.Components.Pages.Endpoints.Settings;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Headers;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
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
    public void Build_NothingChanged_KeepsSettingsWithoutControls()
    {
        var built = new EndpointForm(Payments).Build();

        Assert.Equal(Payments.Response.Status, built.Response.Status);
        Assert.Equal(Payments.Response.DelayMs, built.Response.DelayMs);
        Assert.Equal(Payments.Response.FailShare, built.Response.FailShare);
        Assert.Equal(Payments.Signature.Secrets, built.Signature.Secrets);
        Assert.Empty(new EndpointForm(Payments).Faults());
    }

    [Fact]
    public void Draft_WrittenAndRead_RestoresTheEditsWithoutStoredSecrets()
    {
        var form = new EndpointForm(Payments) { Name = "Edited", Status = null, NewSecret = "whsec_dHlwZWQ=", RatePerSecond = 2.5 };
        form.Methods.Add("PUT");
        form.Headers.Add(new HeaderInput { Name = "X-Mine", Value = "1" });

        var draft = EndpointDraft.Write(form);
        var read = EndpointDraft.Read(draft, Payments)!.Build();

        Assert.DoesNotContain(Payments.Signature.Secrets[0], draft, StringComparison.Ordinal);
        Assert.Equal("Edited", read.Name);
        Assert.Equal(-1, read.Response.Status);
        Assert.Equal(["PUT"], read.Methods);
        Assert.Equal(2.5, read.RatePerSecond);
        Assert.Equal([KeyValuePair.Create("X-Mine", "1")], read.Response.Headers);
        Assert.Equal([Payments.Signature.Secrets[0], "whsec_dHlwZWQ="], read.Signature.Secrets);
    }

    [Fact]
    public void Draft_SecretRemoved_StaysRemoved()
    {
        var form = new EndpointForm(Payments);
        form.Secrets.Clear();

        Assert.Empty(EndpointDraft.Read(EndpointDraft.Write(form), Payments)!.Build().Signature.Secrets);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"Form\":null,\"Secrets\":[]}")]
    [InlineData("{\"Form\":{\"Name\":null},\"Secrets\":[]}")]
    public void Draft_OfAnotherVersion_IsIgnored(string json) => Assert.Null(EndpointDraft.Read(json, Payments));

    [Theory]
    [InlineData("", SignatureScheme.StandardWebhooks, 1)]
    [InlineData("whsec_YW5vdGhlciBzZWNyZXQgb2YgMjQ=", SignatureScheme.StandardWebhooks, 0)]
    [InlineData("", SignatureScheme.None, 0)]
    public void Build_UnreadableSecret_IsKeptUntilAnotherIsEntered(string entered, string scheme, int expected)
    {
        var endpoint = Payments with { Signature = Payments.Signature with { UnreadableSecrets = ["sealed:x"] } };

        var built = new EndpointForm(endpoint) { NewSecret = entered, Scheme = scheme }.Build();

        Assert.Equal(expected, built.Signature.UnreadableSecrets.Count);
    }

    [Fact]
    public void Build_ChangedAnswerControls_UsesThem()
    {
        var form = new EndpointForm(Payments) { DelayMs = 250, FailNext = 3, FailPercent = 12.5, FailStatus = 503 };
        form.Headers.Add(new HeaderInput { Name = " X-Retry ", Value = "later" });
        form.Headers.Add(new HeaderInput());

        var built = form.Build().Response;

        Assert.Equal((250, 3, .125, 503), (built.DelayMs, built.FailNext, built.FailShare, built.FailStatus));
        Assert.Equal([KeyValuePair.Create("X-Retry", "later")], built.Headers);
        Assert.Empty(form.Faults());
    }

    [Fact]
    public void Build_Retention_IsNullUntilALimitIsEntered()
    {
        var form = new EndpointForm(Payments);
        Assert.Null(form.Build().Retention);

        form.RetainDays = 7.5;
        Assert.Equal(new RetentionLimits { Days = 7.5 }, form.Build().Retention);
        Assert.Empty(form.Faults());

        form.RetainEvents = 0;
        Assert.Contains("retention.events", form.Faults().Keys);
        Assert.Equal(new RetentionLimits { Events = 5 }, new EndpointForm(Payments with { Retention = new() { Events = 5 } }).Build().Retention);
    }

    [Fact]
    public void Build_FractionalShare_StaysExact()
    {
        const double Third = 1.0 / 3;
        var before = Payments with { Response = Payments.Response with { FailShare = Third } };

        Assert.Equal(Third, new EndpointForm(before).Build().Response.FailShare);
    }

    [Fact]
    public void Faults_NumbersOfTheAnswerOutOfBounds_AreNamed()
    {
        var form = new EndpointForm(Payments) { DelayMs = 30_001, FailNext = -1, FailPercent = 101, FailStatus = null };

        var faults = form.Faults();

        Assert.Equal(
            ["response.delayMs", "response.failNext", "response.failShare", "response.failStatus"],
            faults.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("0 to 100", faults["response.failShare"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "not a header name")]
    [InlineData("Content-Length", "The server sets")]
    [InlineData("x-once", "is listed twice")]
    public void Faults_InvalidHeader_IsRefused(string name, string why)
    {
        var form = new EndpointForm(Payments);
        form.Headers.Add(new HeaderInput { Name = "X-Once", Value = "1" });
        form.Headers.Add(new HeaderInput { Name = name, Value = "2" });

        Assert.Contains(why, form.Faults()["response.headers"], StringComparison.Ordinal);
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
    public void Faults_SecretNotBase64_IsRefused() =>
        Assert.Contains("signature.secrets", new EndpointForm(Payments) { NewSecret = "not a secret!" }.Faults().Keys);

    [Fact]
    public void Build_SecretTyped_IsAddedToTheOthers()
    {
        var form = new EndpointForm(Payments) { NewSecret = " whsec_YW5vdGhlciBzZWNyZXQ= " };

        Assert.Equal(["whsec_c2VjcmV0IG9mIHRlbg==", "whsec_YW5vdGhlciBzZWNyZXQ="], form.Build().Signature.Secrets);
    }
}
