using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using WebhookDashboard.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Access.Browsers;

/// <summary>
/// Two laws for any request in any mode: only requests for pages are redirected, and an address that is no route
/// of the app never returns 2xx.
/// </summary>
public sealed partial class NoRedirectLawTests
{
    private const int Requests = 300;

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Token", "", "Production")]
    [InlineData("Token", "/dash", "Development")]
    [InlineData("Oidc", "", "Development")]
    [InlineData("Oidc", "/dash", "Production")]
    [InlineData("Open", "", "Production")]
    [InlineData("Open", "/dash", "Development")]
    public async Task AnyRequest_NotAPageRequest_IsNeverRedirectedOrAcknowledged(string mode, string prefix, string environment)
    {
        await using var host = await StartAsync(mode, prefix, environment);
        var routes = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => !IsCatchAllAlone(route.RoutePattern)).ToList();
        var cookie = mode == "Token" ? await SignInAsync(host, prefix) : "";

        await AnyRequest.Of([.. routes.Select(PathOf).Distinct()]).SampleAsync(
            async request =>
            {
                var head = host.Get<IEventLog>().Head.Sequence;
                using var answer = await SendAsync(host, request, prefix, cookie);
                var status = (int)answer.StatusCode;
                if (IsPageRequest(request))
                {
                    return;
                }

                Assert.False(status is >= 300 and < 400, $"{request} was redirected to {answer.Headers.Location}.");
                if (status is >= 200 and < 300)
                {
                    Assert.True(
                        request.IsUnderPrefix || prefix.Length == 0, $"{request} got {status} outside of the prefix.");
                    Assert.True(
                        answer.Headers.Contains("X-Event-Id") ? host.Get<IEventLog>().Head.Sequence == head + 1 : IsTakenByARoute(request, routes),
                        $"{request} got {status} and was not kept.");
                }
                else if (status == 404 && request.Method != "HEAD" && !IsTakenByARoute(request, routes))
                {
                    Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
                }
            },
            iter: Requests,
            threads: 1);
    }

    private static Task<DashboardHost> StartAsync(string mode, string prefix, string environment) => TokenHost.StartAsync(new DashboardHostOptions
    {
        Environment = environment,
        Settings =
        [
            ("Access:Mode", mode), ("PathBase", prefix), ("ForwardedHeaders:KnownProxies", "127.0.0.1"),
            ("Access:Oidc:Authority", "http://127.0.0.1:1"), ("Access:Oidc:ClientId", "dashboard"), ("Access:Oidc:AllowedEmails:0", "ada@example.com"),
        ],
    });

    /// <summary>Repeated here, so that the app's own definition is tested too.</summary>
    private static bool IsPageRequest(AnyRequest request) =>
        request.Method is "GET" or "HEAD" or "get"
        && (request.Accept ?? "").Split(',').Select(part => part.Trim().Split(';'))
            .Any(part => part[0].ToLowerInvariant() is "text/html" or "application/xhtml+xml"
                && !part.Skip(1).Any(parameter => parameter.Trim() is "q=0" or "q=0.0"));

    /// <summary>The path of a route, with <c>x</c> for each parameter.</summary>
    private static string PathOf(RouteEndpoint route) => "/" + Parameter().Replace(route.RoutePattern.RawText!, "x").TrimStart('/');

    /// <summary>The framework's Development route for files added since the build.</summary>
    private static bool IsCatchAllAlone(RoutePattern pattern) => pattern.PathSegments is [{ Parts: [RoutePatternParameterPart { IsCatchAll: true }] }];

    private static bool IsTakenByARoute(AnyRequest request, IEnumerable<RouteEndpoint> routes)
    {
        var path = new Uri($"http://x{request.Path}").AbsolutePath;
        return routes.Any(route =>
            route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(request.Method, StringComparer.OrdinalIgnoreCase) != false
            && new TemplateMatcher(TemplateParser.Parse(route.RoutePattern.RawText!.TrimStart('/')), []).TryMatch(path, []));
    }

    private static async Task<string> SignInAsync(DashboardHost host, string prefix)
    {
        using var answer = await host.GetAsync($"{prefix.TrimStart('/')}/login?t={TokenHost.Token}".TrimStart('/'));
        return answer.CookiePair();
    }

    private static async Task<HttpResponseMessage> SendAsync(DashboardHost host, AnyRequest sent, string prefix, string cookie)
    {
        var path = sent.IsUnderPrefix ? prefix + sent.Path : sent.Path;
        using var request = new HttpRequestMessage(new HttpMethod(sent.Method), new Uri($"http://{host.BaseAddress.Authority}{path}", AsWritten));
        if (sent.ContentType is { } type)
        {
            request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes("""{"type":"lost"}"""));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        Add("Accept", sent.Accept);
        Add("Cookie", sent.HasCredentials && cookie.Length > 0 ? cookie : null);
        Add("Authorization", sent.HasCredentials ? $"Bearer {TokenHost.ApiKey}" : null);
        Add("X-Forwarded-For", sent.IsForwarded ? "203.0.113.9" : null);
        Add("X-Forwarded-Proto", sent.IsForwarded ? "https" : null);
        Add("X-Forwarded-Host", sent.IsForwarded ? "hooks.example.com" : null);
        Add("X-Forwarded-Prefix", sent.IsForwarded ? "/elsewhere" : null);
        return await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
