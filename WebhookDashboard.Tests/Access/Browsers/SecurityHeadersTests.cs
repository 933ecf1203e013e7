using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Layout;
using WebhookDashboard.Components.Layout.Status;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.Browsers;

public sealed partial class SecurityHeadersTests(RunningTokenHost running) : IClassFixture<RunningTokenHost>
{
    private static readonly (string Name, string Value)[] Expected =
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    private static readonly string[] Directives =
    [
        "default-src 'self'", "connect-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'",
        "frame-ancestors 'none'",
    ];

    /// <summary>Every page, found in the app itself, and one address of each other kind.</summary>
    public static TheoryData<string> Addresses =>
    [
        .. typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => Parameter().Replace(route.Template, "x").TrimStart('/'))
            .Order(),
        "login", "error", "no-such-page", "scalar", "openapi/v1.json", "api/v1/stats", "api/v1/no-such-call",
        "health/ready", "app.css", "_framework/blazor.web.js", "hubs/events/negotiate",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Answer_AnyAddress_HasSecurityHeaders(string path)
    {
        using var signedIn = await running.Host.GetAsync(path, ("Accept", "text/html"), ("Cookie", await running.Host.SignInAsync()));
        using var stranger = await running.Host.GetAsync(path, ("Accept", "text/html"));
        using var foreign = await running.Host.GetAsync(path, ("Origin", "https://evil.example"));

        Assert.All([signedIn, stranger, foreign], AssertHeaders);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_OfAnyAddress_HasNoScriptOfItsOwn(string path)
    {
        using var answer = await running.Host.GetAsync(path, ("Accept", "text/html"), ("Cookie", await running.Host.SignInAsync()));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        // Scalar's page has one, allowed by a policy of that page only.
        var allows = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")).Contains("script-src 'self' 'unsafe-inline'", StringComparison.Ordinal);
        Assert.Equal(path == "scalar", allows);
        Assert.True(allows || !InlineScript().IsMatch(html), $"/{path} has a script or a handler in its HTML.");
    }

    [Fact]
    public async Task Page_Failing_HasSecurityHeaders()
    {
        await using var host = await TokenHost.StartAsync(new DashboardHostOptions
        {
            Environment = "Production",
            Services = services => services.AddScoped<LiveView>(_ => throw new InvalidOperationException("A page fails on purpose.")),
        });

        using var answer = await host.GetAsync("", ("Accept", "text/html"), ("Cookie", await host.SignInAsync()));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(
            "Something went wrong",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        AssertHeaders(answer);
    }

    [Fact]
    public async Task Page_OverHttps_IsolatesItsWindow()
    {
        await using var host = await TokenHost.StartAsync(("ForwardedHeaders:KnownProxies:0", "127.0.0.1"));

        using var secure = await host.GetAsync("login", ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"));
        using var plain = await host.GetAsync("login");

        Assert.Equal(["same-origin"], secure.Headers.GetValues("Cross-Origin-Opener-Policy"));
        Assert.False(plain.Headers.Contains("Cross-Origin-Opener-Policy"));
    }

    [Theory]
    [InlineData("hooks/page", HttpStatusCode.OK)]
    [InlineData("hooks/none", HttpStatusCode.NotFound)]
    [InlineData("payment-webhook", HttpStatusCode.MethodNotAllowed)]
    public async Task IngestEndpoint_WhateverItAnswers_IsNoPageOfThisOrigin(string path, HttpStatusCode expected)
    {
        await using var host = await TokenHost.StartAsync();
        await host.Get<IEndpointDirectory>().CreateAsync(
            AnEndpoint.Named("page").Answering(new ResponseSettings
            {
                ContentType = "text/html",
                Body = "<script>alert(1)</script>",
                Headers = new Dictionary<string, string> { ["content-security-policy"] = "img-src 'none'" },
            }).Build(),
            TestContext.Current.CancellationToken);

        using var answer = await host.GetAsync(path);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(path == "hooks/page", answer.Headers.GetValues("Content-Security-Policy").Contains("img-src 'none'"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
    }

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        Assert.All(Expected, header => Assert.Equal([header.Value], answer.Headers.GetValues(header.Name)));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Split("; ");
        Assert.All(Directives, directive => Assert.Contains(directive, policy));
        Assert.DoesNotContain(policy, directive => directive.Contains("unsafe-eval", StringComparison.Ordinal));
        Assert.DoesNotContain(policy, directive => directive.Contains("http", StringComparison.Ordinal));
    }

    [GeneratedRegex("{[^}]+}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("<script(?![^>]* src=)[^>]*>|<[a-z][^>]* on[a-z]+=\"|href=\"javascript:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InlineScript();
}
