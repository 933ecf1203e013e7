using WebhookDashboard.Components.Pages.Send;
using WebhookDashboard.Components.Pages.Send.Form;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Headers;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Outbound.Templates;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendFormTests
{
    private readonly FakeDirectory _directory = new(
        AnEndpoint.Named("inbox").Build(),
        AnEndpoint.Named("payment").SignedWith("whsec_b25l").SignedWith("whsec_dHdv").Accepting("PUT").Build());

    private readonly SendForm _form = new();

    [Fact]
    public void Take_Template_SelectsItsEndpointAndSignature()
    {
        _form.Take(WebhookTemplates.Find("payment.failed")!, _directory);

        var order = _form.ToOrder(default, _directory, out var fault);
        Assert.Equal("", fault);
        Assert.Equal("/hooks/payment", order!.Target);
        Assert.Equal(new SignWith(SignatureScheme.StandardWebhooks, "whsec_b25l"), order.Sign);
        Assert.Equal("PUT", order.Method);
        Assert.Equal(
            [new HeaderLine("Content-Type", "application/json"), new HeaderLine("webhook-event", "payment.failed")], order.Headers);
    }

    [Fact]
    public void Take_AnotherTemplate_ReplacesTheHeadersOfTheFirstAndKeepsOthers()
    {
        _form.Take(WebhookTemplates.Find("payment.failed")!, _directory);
        _form.Headers.Add(new HeaderInput { Name = "X-Mine", Value = "1" });

        _form.Take(WebhookTemplates.Find("not-json")!, _directory);

        Assert.Equal(["Content-Type", "X-Mine"], _form.HeaderLines.Select(line => line.Name));
    }

    [Fact]
    public void Take_TemplateOfADeletedEndpoint_KeepsTheSelectedOne()
    {
        _form.Take(WebhookTemplates.Find("payment.failed")!, _directory);

        _form.Take(WebhookTemplates.Find("chat.message")!, _directory);

        Assert.Equal("payment", _form.Endpoint?.Value);
    }

    [Fact]
    public void ToOrder_EndpointDeletedMeanwhile_SaysSo()
    {
        _form.Take(WebhookTemplates.Find("payment.failed")!, _directory);

        Assert.Null(_form.ToOrder(default, new FakeDirectory(), out var fault));

        Assert.Equal("The endpoint /hooks/payment was deleted. Select another.", fault);
    }

    [Fact]
    public void Take_OwnEndpointChosen_KeepsIt()
    {
        _form.Take(WebhookTemplates.Find("payment.failed")!, _directory);
        _form.Aim(_directory.Find(EndpointSlug.Parse("inbox"))!);

        _form.Take(WebhookTemplates.Find("payment.completed")!, _directory);

        Assert.Equal("inbox", _form.Endpoint?.Value);
    }

    [Fact]
    public void Take_TemplateOfBefore_RestoresItsEditedHeaders()
    {
        _form.Take(WebhookTemplates.Find("payment.failed")!, _directory);
        _form.Headers[0].Value = "application/edited";

        _form.Take(WebhookTemplates.Find("not-json")!, _directory);
        Assert.DoesNotContain(_form.HeaderLines, line => line.Value == "application/edited");
        _form.Take(WebhookTemplates.Find("payment.failed")!, _directory);
        Assert.Equal("application/edited", _form.Headers[0].Value);

        _form.ResetHeaders();
        Assert.Equal("application/json", _form.Headers[0].Value);
    }

    [Fact]
    public void Take_ForeignUrlTyped_KeepsTheUrl()
    {
        _form.Url = "https://example.com/hook";

        _form.Take(WebhookTemplates.Find("payment.failed")!, _directory);

        Assert.Equal("https://example.com/hook", _form.Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData("example.com")]
    [InlineData("ftp://example.com")]
    [InlineData("/hooks/payment")]
    [InlineData("javascript:alert(1)")]
    public void Fault_InvalidUrl_IsShown(string url)
    {
        _form.Url = url;

        Assert.Contains("nter an http:// or https:// URL", _form.Fault(_directory), StringComparison.Ordinal);
        Assert.Null(_form.ToOrder(default, _directory, out _));
    }

    [Fact]
    public void ToOrder_UrlInOddSpelling_KeepsIt()
    {
        _form.Url = "  HTTP://Example.com/%7Euser/./c/../d:e?sig=%41&x=a|b ";

        Assert.Equal("HTTP://Example.com/%7Euser/./c/../d:e?sig=%41&x=a|b", _form.ToOrder(default, _directory, out _)?.Target);
    }

    [Theory]
    [InlineData("http://example.com/a b", "a space at position 21")]
    [InlineData("http://me:secret@example.com/", "contains a user name")]
    [InlineData("http://example.com/{8000}", "The URL is too long")]
    public void Fault_UrlThatWouldBeChanged_IsShown(string url, string said)
    {
        _form.Url = url.Replace("{8000}", new string('x', 8000), StringComparison.Ordinal);

        Assert.Contains(said, _form.Fault(_directory), StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_HeaderThatWouldBeCutOrOmitted_IsShown()
    {
        _form.Take(WebhookTemplates.All[0], _directory);
        var header = new HeaderInput { Name = " ", Value = "value" };
        _form.Headers.Add(header);
        Assert.Contains("no name", _form.Fault(_directory), StringComparison.Ordinal);

        (header.Name, header.Value) = ("X-Long", new string('x', HeaderInput.MaxValueChars + 1));
        Assert.Contains("X-Long is too long", _form.Fault(_directory), StringComparison.Ordinal);

        (header.Name, header.Value) = ("", "");
        Assert.Equal("", _form.Fault(_directory));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10_001, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1_001)]
    public void Fault_BurstOutOfBounds_SaysWhatIsAllowed(int count, int perSecond)
    {
        _form.Take(WebhookTemplates.All[0], _directory);
        (_form.IsBurst, _form.Count, _form.PerSecond) = (true, count, perSecond);

        Assert.Equal("A burst sends 1 to 10,000 requests, at 1 to 1,000 per second.", _form.Fault(_directory));
    }

    [Fact]
    public void Fault_SchemeWithoutASecret_IsShown()
    {
        _form.Aim(_directory.All[0]);
        _form.Scheme = SignatureScheme.StandardWebhooks;

        Assert.StartsWith("Enter a secret", _form.Fault(_directory), StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_WrittenAndRead_IsTheSameFormWithoutItsSecret()
    {
        _form.Take(WebhookTemplates.Find("not-json")!, _directory);
        _form.Scheme = SignatureScheme.StandardWebhooks;
        _form.Secret = "whsec_c2VjcmV0";
        _form.Headers.Add(new HeaderInput { Name = "X-Text", Value = "<script> 🙂" });
        _form.FollowRedirects = true;
        (_form.Method, _form.IsBurst, _form.Count, _form.PerSecond, _form.NextNumber) = ("GET", true, 7, 3, 99);

        var json = SendDraft.Write(_form);
        var again = new SendForm();
        SendDraft.Read(json)!.ApplyTo(again, _directory);

        Assert.DoesNotContain("c2VjcmV0", json, StringComparison.Ordinal);
        Assert.Equal(json, SendDraft.Write(again));
        Assert.Equal("", again.Secret);
    }

    [Fact]
    public void Draft_HeaderNotYetNamed_IsKept()
    {
        _form.Headers.Add(new HeaderInput { Value = "half" });
        _form.Headers.Add(new HeaderInput());
        var again = new SendForm();

        SendDraft.Read(SendDraft.Write(_form))!.ApplyTo(again, _directory);

        Assert.Equal(_form.Headers.Select(header => (header.Name, header.Value)), again.Headers.Select(header => (header.Name, header.Value)));
    }

    [Fact]
    public void Draft_OtherUrlNotYetTyped_KeepsTheChoiceAndFindsNoFaultYet()
    {
        _form.Endpoint = null;
        var again = new SendForm();

        SendDraft.Read(SendDraft.Write(_form))!.ApplyTo(again, _directory);

        Assert.Null(again.Endpoint);
        Assert.True(again.IsTyping);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("""{"Headers":null}""")]
    [InlineData("""{"Headers":[{"Name":null,"Value":"x"}]}""")]
    public void Draft_Unreadable_IsNull(string? json) => Assert.Null(SendDraft.Read(json));

    [Fact]
    public void ToOrder_EndpointWithOnlyAPublicKey_AsksForThePrivateKey()
    {
        var directory = new FakeDirectory(AnEndpoint.Named("bot").SignedWith(new string('a', 64), SignatureScheme.Discord).Build());

        _form.Aim(directory.All[0]);

        Assert.Contains("only a public key", _form.Fault(directory), StringComparison.Ordinal);
        _form.Secret = new string('b', 64);
        Assert.Equal("", _form.Fault(directory));
    }

    [Fact]
    public void ToOrder_EndpointWithAnHmacOfItsOwn_TakesItsSettingsAndUrl()
    {
        var hmac = new HmacSettings { Header = "X-Sig", SignedText = "{url}{body}" };
        var endpoint = AnEndpoint.Named("own").SignedWith("s", SignatureScheme.Hmac).Build();
        var directory = new FakeDirectory(endpoint with { Signature = endpoint.Signature with { Hmac = hmac } });
        _form.FixedUrlOf = slug => $"https://hooks.example.com/hooks/{slug}";

        _form.Aim(directory.All[0]);

        Assert.Equal(
            new SignWith(SignatureScheme.Hmac, "s") { Hmac = hmac, Url = "https://hooks.example.com/hooks/own" },
            _form.ToOrder(default, directory, out _)!.Sign);
        _form.Endpoint = null;
        _form.Url = "https://example.com";
        Assert.Contains("Custom HMAC", _form.Fault(directory), StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_DeletedEndpointAndTemplate_LeavesAUsableForm()
    {
        _form.Take(WebhookTemplates.All[0], _directory);

        SendDraft.Read("""{"Template":"gone","Endpoint":"gone","Scheme":"of-later","Method":"BREW"}""")!.ApplyTo(_form, _directory);

        Assert.Equal("", _form.Fault(_directory));
        Assert.Equal(("payment", SignatureScheme.None), (_form.Endpoint?.Value, _form.Scheme));
    }
}
