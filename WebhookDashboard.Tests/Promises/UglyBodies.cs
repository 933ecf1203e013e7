using System.Text;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

/// <summary>Bodies that break careless code.</summary>
public sealed class UglyBodies : TheoryData<string, string, byte[]>
{
    public UglyBodies()
    {
        Add("empty", "application/json", []);
        Add("every byte", "application/octet-stream", [.. Enumerable.Range(0, 256).Select(b => (byte)b)]);
        Add("broken UTF-8", "text/plain; charset=utf-8", [0x61, 0xC3, 0x28, 0xFF, 0xFE, 0xED, 0xA0, 0x80]);
        Add("broken JSON", "application/json", """{"type":"a.b","open":[1,2,"""u8.ToArray());
        Add("wrong charset", "application/json; charset=no-such", "{}"u8.ToArray());
        Add("no content type", "", "key=value"u8.ToArray());
        Add("10,000 deep", "application/json", Encoding.ASCII.GetBytes(new string('[', 10_000) + new string(']', 10_000)));
        Add("lone surrogates", "application/json", """{"type":"\ud800","id":"evt_\udfff"}"""u8.ToArray());
        Add("lone surrogates in names", "application/json", """{"\ud800":1,"\udfff\ud800":{"\ud800":2},"type":"a.b"}"""u8.ToArray());
        Add("null bytes", "application/json", "{\"type\":\"a\\u0000b\"}\0\0"u8.ToArray());
        Add("markup", "text/html", "<script>document.title='owned'</script><img src=x onerror=alert(1)>"u8.ToArray());
        Add("byte order mark", "application/json", [0xEF, 0xBB, 0xBF, .. "{\"type\":\"marked\"}"u8]);
        Add("one long line", "application/json", Encoding.ASCII.GetBytes($"\"{new string('x', 900_000)}\""));
    }
}
