using WebhookDashboard.Components.Pages.Send;
using WebhookDashboard.Components.Pages.Send.Form;
using WebhookDashboard.Components.Shared.Headers;
using WebhookDashboard.Outbound.Guard;
using WebhookDashboard.Outbound.Verbatim;
using WebhookDashboard.Snippets;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class SendSnippetTests
{
    private readonly SendForm _form = new() { Method = "PUT", NextNumber = 7 };

    [Fact]
    public void RequestOf_AForm_IsWhatSendSendsNext()
    {
        _form.Headers.Add(new HeaderInput { Name = "X-A", Value = "$(rm) {{n}}" });
        _form.Headers.Add(new HeaderInput { Name = "X-Empty", Value = " " });

        Assert.Equal(
            $"""
            curl -X PUT --location --globoff --path-as-is 'http://localhost/hooks/it'\''s/../[1]' \
              -H 'X-A: $(rm) 7' \
              -H 'X-Empty;' \
              -H 'User-Agent: {GuardedClient.UserAgent}' \
              -H 'Accept:' \
              -H 'Content-Type:' \
              --data-raw '@x'
            """,
            CurlSnippet.Of(RequestOf("http://localhost/hooks/it's/../[1]", "@x"u8.ToArray()), followsRedirects: true));
    }

    [Fact]
    public void RequestOf_NoBody_SendsItsLengthAsSendDoes()
    {
        Assert.EndsWith("--data-raw ''", CurlSnippet.Of(RequestOf("http://a/", [])), StringComparison.Ordinal);

        _form.Method = "HEAD";
        Assert.StartsWith("curl --head 'http://a/'", CurlSnippet.Of(RequestOf("http://a/", [])), StringComparison.Ordinal);
    }

    [Fact]
    public void RequestOf_LargeBody_IsAFileNamedByItsContent()
    {
        var one = RequestOf("http://a/", new byte[SnippetBody.MaxTextBytes + 1]).Body.FileName;
        var same = RequestOf("http://b/", new byte[SnippetBody.MaxTextBytes + 1]).Body.FileName;
        var other = RequestOf("http://a/", new byte[SnippetBody.MaxTextBytes + 2]).Body.FileName;

        Assert.Matches("^body-[0-9a-f]{16}[.]bin$", one);
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    private SnippetRequest RequestOf(string url, byte[] body) => SendSnippet.RequestOf(_form, OutboundUrl.Read(url, out _)!, body);
}
