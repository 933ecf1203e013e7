using System.Text;
using WebhookDashboard.Bodies;

namespace WebhookDashboard.Tests.TestKit.Odd;

/// <summary>Forms and multipart bodies.</summary>
internal static class OddForms
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>As GitHub sends it, larger than what was once shown of a field.</summary>
    private static readonly string Payload = $$"""{"action":"opened","filler":"{{new string('x', 9_000)}}","last":true}""";

    private static readonly string Files = string.Join("\r\n",
        "A preamble that mail programs show.",
        "--gc0p4Jq0M2Yt08jU534c0p",
        "Content-Disposition: form-data; name=\"note\"",
        "",
        "Grüße",
        "--gc0p4Jq0M2Yt08jU534c0p",
        "Content-Disposition: form-data; name=\"file\"; filename=\"Rechnung ü.pdf\"",
        "Content-Type: application/pdf",
        "",
        "%PDF-1.7",
        "%%EOF",
        "--gc0p4Jq0M2Yt08jU534c0p--",
        "");

    public static IReadOnlyList<OddBody> All { get; } =
    [
        Text("a form", "a=1&b=x+y%26z&a=2&flag&=v", Form, BodyFormat.Form, "a: 1|b: x y&z|a: 2|flag: |v"),
        Text("a form whose field holds JSON", "payload=" + Uri.EscapeDataString(Payload), Form, BodyFormat.Form, $$"""payload: {|  "action": "opened",|  "filler": "{{new string('x', 999)}},|  "last": true|}"""),
        Text("a form in windows-1251, escaped", "name=%CF%F0%E8&x=1", Form + "; charset=windows-1251", BodyFormat.Form, "name: При|x: 1") with { Charset = "windows-1251" },
        new("a form in windows-1251, raw", [.. "name="u8, 0xCF, 0xF0, 0xE8], Form + "; charset=windows-1251", BodyFormat.Form, "name=При") { Charset = "windows-1251", Tree = "name: При" },
        Text("a form with broken escapes", "a=100%&b=%zz&c=%E4%BD", Form, BodyFormat.Form, "a: 100%|b: %zz|c: ä½"),
        Text("multipart with a file", Files, "multipart/form-data; boundary=gc0p4Jq0M2Yt08jU534c0p", BodyFormat.Multipart),
        Text("multipart without its last boundary", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut off he", "multipart/form-data; boundary=b", BodyFormat.Multipart),
        Text("multipart whose boundary is not declared", "--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b--\n", "multipart/form-data", BodyFormat.Multipart),
        Text("multipart in name only", "a=1", "multipart/form-data; boundary=b", BodyFormat.Text),
    ];

    private static OddBody Text(string name, string text, string contentType, BodyFormat format, string? tree = null) =>
        new(name, Encoding.UTF8.GetBytes(text), contentType, format, text) { Tree = tree };
}
