using WebhookDashboard.Components.Shared.Signing;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared.Signing;

public sealed class SignedViewTests
{
    [Fact]
    public void Of_Text_MarksItsLineEndingsAndLeavesTheRest()
    {
        var view = SignedView.Of("1.{\t\"é\":\r\n1}\n"u8.ToArray());

        Assert.Equal(
            [new SignedPart("1.{\t\"é\":"), new SignedPart("\r", "cr"), new SignedPart("\n", "lf"), new SignedPart("1}"), new SignedPart("\n", "lf")],
            view.Parts);
        Assert.True(view.IsText);
        Assert.False(view.IsCut);
    }

    [Fact]
    public void Of_NonTextBytes_WritesThemInHex()
    {
        var view = SignedView.Of([0x41, 0xFF, 0x00, 0x42]);

        Assert.Equal([new SignedPart("A"), new SignedPart(@"\xff", "byte"), new SignedPart(@"\x00", "byte"), new SignedPart("B")], view.Parts);
        Assert.False(view.IsText);
    }

    /// <summary>Alone in its part, it can't turn the text around it.</summary>
    [Fact]
    public void Of_DirectionControl_IsAPartOfItsOwn()
    {
        var view = SignedView.Of("abc\u202Etxt.exe"u8.ToArray());

        Assert.Equal([new SignedPart("abc"), new SignedPart("\u202E", "turn"), new SignedPart("txt.exe")], view.Parts);
        Assert.True(view.IsText);
    }

    [Fact]
    public void Of_LongText_IsCutBetweenCharacters()
    {
        var view = SignedView.Of(System.Text.Encoding.UTF8.GetBytes("x" + new string('é', SignedView.MaxShown)));

        Assert.True(view.IsCut);
        Assert.Equal((2 * SignedView.MaxShown) + 1, view.Size);
        Assert.DoesNotContain(view.Parts, part => part.Kind == "byte");
    }

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Empty(SignedView.Of([]).Parts);
}
