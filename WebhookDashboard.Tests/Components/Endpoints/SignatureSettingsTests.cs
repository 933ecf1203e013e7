using Bunit;
using WebhookDashboard.Components.Pages.Endpoints;
using WebhookDashboard.Components.Pages.Endpoints.Settings;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Signatures;
using WebhookDashboard.Signatures.Keys;
using WebhookDashboard.Tests.Signatures;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Endpoints;

/// <summary>The signature settings of an endpoint.</summary>
public sealed class SignatureSettingsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    public static TheoryData<string> Schemes => [.. SignatureSchemes.All.Select(scheme => scheme.Facts.Name)];

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Scheme_Chosen_ShowsItsFieldsAndFacts(string name)
    {
        var form = new EndpointForm(Endpoint());
        var section = Render(form);

        var facts = SignatureSchemes.ByName[name].Facts;
        await section.ChooseAsync("#scheme", facts.Title);

        Assert.Equal(facts.HasTime, section.FindAll("#tolerance").Count == 1);
        Assert.Equal(facts.SignsUrl, section.FindAll("#public-url").Count == 1);
        Assert.Equal(name == SignatureScheme.Hmac, section.FindAll("[placeholder=X-Signature]").Count == 1);
        Assert.Equal(facts.Source, section.Find(".facts a").GetAttribute("href"));
        Assert.Contains(facts.SecretPlace, section.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task MakeOne_AnyScheme_ReturnsAValidSecret(string name)
    {
        var form = new EndpointForm(Endpoint()) { Scheme = name, HmacHeader = "X-Sig" };
        var section = Render(form);

        await section.ClickAsync(() => section.FindAll("button").First(button => button.TextContent.Contains("Generate", StringComparison.Ordinal)));

        Assert.Empty(form.Faults());
        Assert.Equal([form.NewSecret], form.Build().Signature.Secrets);
    }

    [Fact]
    public async Task Hmac_WithTimeAndUrlInItsText_AsksForBoth()
    {
        await _context.Directory.CreateAsync(
            Endpoint() with
            {
                Signature = new SignatureSettings
                {
                    Scheme = SignatureScheme.Hmac, Secrets = ["x"], Hmac = new HmacSettings { Header = "X-Sig" },
                },
            },
            Xunit.TestContext.Current.CancellationToken);
        var page = _context.Render<EndpointSettings>(parameters => parameters.Add(one => one.Endpoint, _context.Directory.All[0]));
        Assert.Empty(page.FindAll("#tolerance"));

        await page.FillAsync(page.Labelled("Signed content"), "{url}{timestamp:X-At}{body}");

        Assert.Single(page.FindAll("#tolerance"));
        Assert.Single(page.FindAll("#public-url"));
        await page.SubmitAsync("form");
        Assert.Equal("{url}{timestamp:X-At}{body}", _context.Directory.All[0].Signature.Hmac?.SignedText);
    }

    [Fact]
    public void Build_EditedSettings_ReturnsThem()
    {
        var before = Endpoint() with
        {
            Signature = new SignatureSettings
            {
                Scheme = SignatureScheme.Hmac,
                Secrets = ["abc"],
                ToleranceSeconds = null,
                PublicUrl = "https://x.example/a?b",
                Hmac = new HmacSettings { Header = "X-A", Algorithm = HmacAlgorithm.Sha512, Encoding = SignatureEncoding.Base64, Prefix = "p ", SignedText = "{url}{body}" },
            },
        };

        Assert.Equal(before.Signature.Hmac, new EndpointForm(before).Build().Signature.Hmac);
        Assert.Equal(before.Signature.PublicUrl, new EndpointForm(before).Build().Signature.PublicUrl);
        Assert.Equal(before.Signature.Hmac, (new EndpointForm(before) { Scheme = SignatureScheme.GitHub }).Build().Signature.Hmac);
        Assert.Null((new EndpointForm(before) { PublicUrl = " " }).Build().Signature.PublicUrl);
    }

    [Theory]
    [InlineData("", "X", "signature.hmac.header")]
    [InlineData("X-A", "no body", "signature.hmac.signedText")]
    public void Faults_InvalidHmac_AreMarked(string header, string text, string member) => Assert.Contains(
        member,
        new EndpointForm(Endpoint()) { Scheme = SignatureScheme.Hmac, NewSecret = "x", HmacHeader = header, HmacSignedText = text }.Faults().Keys);

    [Fact]
    public async Task SignedEvents_OfAnEndpoint_ShowTheLastOneAndLetAnotherBeChosen()
    {
        var example = PublishedExamples.Of(SignatureScheme.GitHub);
        await _context.Directory.CreateAsync(Endpoint() with { Signature = example.Settings }, Xunit.TestContext.Current.CancellationToken);
        var first = _context.EventLog.Add(AnEvent.To("inbox").WithBody("first").Judged(Verdict.Missing));
        _context.EventLog.Add(AnEvent.To("inbox").WithBody(example.Body).WithHeader("X-Hub-Signature-256", example.Headers["X-Hub-Signature-256"]).Judged(Verdict.Valid));

        var events = _context.Render<SignedEvents>(parameters => parameters.Add(one => one.Endpoint, EndpointSlug.Parse("inbox")));

        Assert.Equal("Hello, World!", events.Find("pre").TextContent);
        await events.ChooseAsync("#signed-event", $"1 · {first.ReceivedAt:yyyy-MM-dd HH:mm:ss} UTC · missing");
        Assert.Contains("missing", events.Markup, StringComparison.Ordinal);
        Assert.EndsWith($"events/{first.Id}", events.Find(".choice a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedEvents_ChosenOneWasDeleted_SaysSoAndKeepsTheOther()
    {
        var first = _context.EventLog.Add(AnEvent.To("inbox").Judged(Verdict.Missing));
        var last = _context.EventLog.Add(AnEvent.To("inbox").Judged(Verdict.Valid));
        var events = _context.Render<SignedEvents>(parameters => parameters.Add(one => one.Endpoint, EndpointSlug.Parse("inbox")));
        _context.EventLog.Remove(first.Id);

        await events.ChooseAsync("#signed-event", $"1 · {first.ReceivedAt:yyyy-MM-dd HH:mm:ss} UTC · missing");

        Assert.Equal("Event 1 was deleted.", events.Find("[role=alert]").TextContent);
        Assert.EndsWith($"events/{last.Id}", events.Find(".choice a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void SignedEvents_Empty_ExplainsWhatWillAppear() => Assert.Contains(
        "Once an event has arrived",
        _context.Render<SignedEvents>(parameters => parameters.Add(one => one.Endpoint, EndpointSlug.Parse("inbox"))).Markup,
        StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static WebhookEndpoint Endpoint() => new() { Slug = EndpointSlug.Parse("inbox"), Name = "Inbox" };

    private IRenderedComponent<SignatureSettingsSection> Render(EndpointForm form) =>
        _context.Render<SignatureSettingsSection>(parameters => parameters.Add(one => one.Form, form));
}
