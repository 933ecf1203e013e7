using System.Text;
using WebhookDashboard.Bodies;

namespace WebhookDashboard.Tests.TestKit.Odd;

/// <summary>Bodies whose format is odd, or not what they claim.</summary>
internal static class OddDocuments
{
    public static IReadOnlyList<OddBody> All { get; } =
    [
        Text("nothing", "", "application/json", BodyFormat.Empty),
        Text("JSON without a content type", """ { "a": 1 } """, null, BodyFormat.Json, """{|  "a": 1|}"""),
        Text("JSON that claims to be a form", """{"sent":"with curl -d"}""", "application/x-www-form-urlencoded", BodyFormat.Json, """{|  "sent": "with curl -d"|}"""),
        Text("a number as JSON", "42", "application/json", BodyFormat.Json, "42"),
        Text("a number as text", "42", null, BodyFormat.Text),
        Text("JSON that ends early", """{"a":[1,2""", "application/json", BodyFormat.Text),
        Text("JSON with repeated keys and a long number", """{"a":1,"a":12345678901234567890.10}""", "application/json", BodyFormat.Json, """{|  "a": 1,|  "a": 12345678901234567890.10|}"""),
        Text("JSON lines", "{\"a\":1}\n{\"a\":2}\n", "application/x-ndjson", BodyFormat.JsonSequence, """{|  "a": 1|}|{|  "a": 2|}"""),
        Text("concatenated JSON", """{"a":1}{"a":2}[3]""", "application/json", BodyFormat.JsonSequence, """{|  "a": 1|}|{|  "a": 2|}|[|  3|]"""),
        Text("a JSON text sequence", "\u001E{\"a\":1}\n\u001E{\"a\":2}\n", "application/json-seq", BodyFormat.JsonSequence, """{|  "a": 1|}|{|  "a": 2|}"""),
        Text("a log line that begins like JSON", "[INFO] started", "text/plain", BodyFormat.Text),
        Text("XML without a content type", "<?xml version=\"1.0\"?>\n<order id=\"7\"><item/></order>", null, BodyFormat.Xml, """<?xml version="1.0"?>|<order id="7">|  <item/>|</order>"""),
        Text("XML after an empty line", "\r\n<?xml version=\"1.0\"?><order/>", "text/xml", BodyFormat.Xml, """<?xml version="1.0"?>|<order/>"""),
        Text("XML that ends early", "<order><item>", "application/xml", BodyFormat.Xml, "<order>|  <item>"),
        Text("XML with entities of its own", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>x</a>", "application/xml", BodyFormat.Xml, "<a>x</a>"),
        Text("HTML", "<!DOCTYPE html><script>alert(1)</script>", "text/html", BodyFormat.Text),
        Text("a CloudEvent", """{"specversion":"1.0","id":"A234","source":"/shop","type":"order.paid","datacontenttype":"application/json","data":{"sum":5}}""", "application/cloudevents+json; charset=utf-8", BodyFormat.Json, """CloudEvent: order.paid|  "specversion": "1.0"|  "id": "A234"|  "source": "/shop"|  "type": "order.paid"|  "datacontenttype": "application/json"|  "data": {|    "sum": 5|  }"""),
        Text("CloudEvents in a batch", """[{"specversion":"1.0","id":"1","source":"/shop","type":"a","data_base64":"iVBORw0KGgo="},{"specversion":"1.0","id":"2","source":"/shop","type":"b"}]""", "application/cloudevents-batch+json", BodyFormat.Json, """CloudEvent 1 of 2: a|  "specversion": "1.0"|  "id": "1"|  "source": "/shop"|  "type": "a"|  "data_base64": "iVBORw0KGgo="|CloudEvent 2 of 2: b|  "specversion": "1.0"|  "id": "2"|  "source": "/shop"|  "type": """ + "\"b\""),
        Text("text with marks that turn its direction", "invoice\u202Efdp.exe", "text/plain", BodyFormat.Text),
        Text("text with a zero byte", "a\0b", "text/plain", BodyFormat.Binary),
        Text("text with zero bytes where UTF-16 has them", "a\0bcde\0f", "text/plain", BodyFormat.Binary),
        new("random bytes", [0x80, 0x41, 0x02, 0xFE, 0xC3, 0x28, 0x00], null, BodyFormat.Binary, "\uFFFDA\u0002\uFFFD\uFFFD(\0"),
        new("a few bytes above ASCII", [0xC3, 0x28, 0xFF, 0x80], null, BodyFormat.Binary, "\uFFFD(\uFFFD\uFFFD"),
        new("a PNG that claims to be JSON", Convert.FromHexString("89504e470d0a1a0a0000000d49484452"), "application/json", BodyFormat.Image, "\uFFFDPNG\r\n\u001A\n\0\0\0\rIHDR"),
        Text("a PDF", "%PDF-1.7\n%%EOF", "application/octet-stream", BodyFormat.Pdf),
    ];

    private static OddBody Text(string name, string text, string? contentType, BodyFormat format, string? tree = null) =>
        new(name, Encoding.UTF8.GetBytes(text), contentType, format, text) { Tree = tree };
}
