using System.Text;
using WebhookDashboard.Components.Shared.Body;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Body;

public sealed class XmlTreeLinesTests
{
    private const string Order =
        """<?xml version="1.0"?><order id="5" note="a&lt;&quot;b"><!-- new --><item>1</item><item><x/>two &amp; three</item><data><![CDATA[<raw>]]></data></order>""";

    [Fact]
    public void Tree_Xml_IsFormattedAndFolds()
    {
        var document = Document(Order);

        Assert.Equal([BodyView.Tree, BodyView.Raw, BodyView.Hex], document.Views);
        Assert.Equal(
            [
                "<?xml version=\"1.0\"?>", "<order id=\"5\" note=\"a&lt;&quot;b\">", "  <!-- new -->", "  <item>1</item>", "  <item>", "    <x/>",
                "    two &amp; three", "  </item>", "  <data>", "    <![CDATA[<raw>]]>", "  </data>", "</order>",
            ],
            TreeTexts.Of(document.Tree));
        Assert.Equal((11, 7, 10), (document.Tree!.CloseLine(1), document.Tree.CloseLine(4), document.Tree.CloseLine(8)));
        Assert.Equal(("4 nodes, 10 lines", "</order>"), (document.Tree.At(1).Folded, document.Tree.At(1).AfterFold));
    }

    [Theory]
    [InlineData(3, "/order/item[1]", "1")]
    [InlineData(4, "/order/item[2]", "<item>\n  <x/>\n  two &amp; three\n</item>")]
    [InlineData(6, "/order/item[2]/text()", "two & three")]
    [InlineData(9, "/order/data/text()", "<raw>")]
    public void ValueAt_Node_HasItsPathAndItsText(int line, string path, string text)
    {
        var value = Document(Order).Tree!.ValueAt(line);

        Assert.Equal((path, text), (value.Path, value.Text));
    }

    [Fact]
    public void Tree_Fault_IsLocatedAndTheLinesBeforeStay()
    {
        var document = Document("<?xml version=\"1.0\"?>\n<a><b>1</b><c></a>");

        Assert.Contains("  <b>1</b>", TreeTexts.Of(document.Tree));
        Assert.Equal(2, document.Fault!.Line);
        Assert.Contains(BodyNotes.Of(document, BodyView.Tree), note => note.StartsWith("Not valid XML: error at line 2, ", StringComparison.Ordinal));
    }

    [Fact]
    public void At_LongTextAndLineBreaks_StayOnOneShortLine()
    {
        var line = Document($"<?xml version=\"1.0\"?><a>\n{new string('é', 2_000)}</a>").Tree!.At(1);

        Assert.Equal(("<a>", "</a>"), (line.Key, line.After));
        Assert.StartsWith("↵é", line.Value, StringComparison.Ordinal);
        Assert.Equal((1_000, 2 * 1_001), (line.Value.Length, line.Cut));
    }

    private static BodyDocument Document(string xml) => BodyDocument.Of(Encoding.UTF8.GetBytes(xml), "application/xml");
}
