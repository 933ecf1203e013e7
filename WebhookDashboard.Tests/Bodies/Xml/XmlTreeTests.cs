using System.Text;
using System.Xml.Linq;
using CsCheck;
using WebhookDashboard.Bodies.Xml;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Bodies.Xml;

public sealed class XmlTreeTests
{
    [Fact]
    public void Read_Document_IsOneLineForEachElementOrText()
    {
        var tree = Read("""
            <?xml version="1.0"?>
            <!-- new -->
            <o:order xmlns:o="urn:shop" id="7">
              <item>A &amp; B</item>
              <empty></empty><closed a="1"/>
              <mixed>one<b>two</b><![CDATA[<three>]]></mixed>
            </o:order>
            """);

        Assert.Equal(
            [
                "0 Instruction xml=version=\"1.0\"", "0 Comment = new ", "0 Open o:order= xmlns:o=urn:shop id=7", "1 Leaf item=A & B", "1 Empty empty=",
                "1 Empty closed= a=1", "1 Open mixed=", "2 Text =one", "2 Leaf b=two", "2 CData =<three>", "1 Close mixed=", "0 Close o:order=",
            ],
            tree.Lines.Select(Shown));
        Assert.Equal((null, false, "o:order"), (tree.Fault, tree.IsCut, tree.Root));
        Assert.Equal((11, 4), (tree.Lines[2].CloseLine, tree.Lines[2].Children));
        Assert.Equal((10, 3), (tree.Lines[6].CloseLine, tree.Lines[6].Children));
    }

    [Theory]
    [InlineData("<a>\n  <b>\n  </c>\n</a>", 3, 5)]
    [InlineData("<a>&nbsp;</a>", 1, 5)]
    [InlineData("<a/><b/>", 1, 6)]
    [InlineData("<a b=1/>", 1, 6)]
    [InlineData("\n\n<?xml version=\"1.0\"?><a", 3, 22)]
    public void Read_Fault_IsLocated(string text, long line, long column)
    {
        var fault = Read(text).Fault!;

        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.NotEmpty(fault.Reason);
        Assert.DoesNotContain(" Line ", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FaultFarOn_KeepsWhatCameBefore()
    {
        var tree = Read("<a><b>1</b><c></d>");

        Assert.Equal(["0 Open a=", "1 Leaf b=1", "1 Open c="], tree.Lines.Select(Shown));
        Assert.Equal(-1, tree.Lines[0].CloseLine);
    }

    [Fact]
    public void Read_EntitiesOfItsOwn_AreNeitherExpandedNorFetched()
    {
        var laughs = Read("""<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>""");
        var file = Read("""<!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]><l>&f;</l>""");

        Assert.NotNull(laughs.Fault);
        Assert.NotNull(file.Fault);
        Assert.DoesNotContain(laughs.Lines.Concat(file.Lines), line => line.Value.Contains("ha", StringComparison.Ordinal) || line.Value.Contains("root", StringComparison.Ordinal));
        Assert.Null(XmlTree.Read(OddBodies.Named("XML with entities of its own").Decode().Text.Utf8).Fault);
    }

    [Fact]
    public void Read_MoreThanTheBounds_IsCut()
    {
        var wide = Read($"<a>{string.Concat(Enumerable.Repeat("<b/>", XmlTree.MaxLines + 10))}</a>");
        var deep = Read(string.Concat(Enumerable.Repeat("<a>", XmlTree.MaxDepth * 3)));
        var large = Read($"<a>{new string('x', XmlTree.MaxBytes)}</a>");

        Assert.Equal((true, null, XmlTree.MaxLines), (wide.IsCut, wide.Fault, wide.Lines.Count));
        Assert.Equal((true, null), (deep.IsCut, deep.Fault));
        Assert.Equal((true, null), (large.IsCut, large.Fault));
    }

    [Fact]
    public void Read_AnyElementTree_HasItsElementsInOrder()
    {
        var leaf = Gen.Select(Gen.OneOf("a", "b", "ü"), Gen.String[0, 10].Where(text => text.All(one => one is >= ' ' and < '\uD800'))).Select((name, text) => new XElement(name, text));
        var branch = Gen.Select(Gen.OneOf("c", "d"), leaf.Array[0, 4]).Select((name, inner) => new XElement(name, inner));
        Gen.Select(Gen.OneOf("e", "f"), branch.Array[0, 4]).Sample((name, inner) =>
        {
            var root = new XElement(name, inner);
            var lines = Read(root.ToString(SaveOptions.DisableFormatting)).Lines;
            return lines.Where(line => line.Kind is XmlLineKind.Open or XmlLineKind.Leaf or XmlLineKind.Empty)
                .Select(line => (line.Name, line.Depth)).SequenceEqual(root.DescendantsAndSelf().Select(one => (one.Name.LocalName, one.Ancestors().Count())));
        });
    }

    private static XmlTree Read(string text) => XmlTree.Read(Encoding.UTF8.GetBytes(text));

    private static string Shown(XmlLine line) =>
        $"{line.Depth} {line.Kind} {line.Name}={line.Value}{string.Concat(line.Attributes.Select(attribute => $" {attribute.Key}={attribute.Value}"))}";
}
