using CsCheck;
using WebhookDashboard.Differences;
using WebhookDashboard.Domain;
using Xunit;

namespace WebhookDashboard.Tests.Differences;

public sealed class HeaderDifferenceTests
{
    private static readonly Gen<HeaderLine[]> Headers = Gen.Select(Gen.OneOf("a", "A", "b", "X-C"), Gen.OneOf("1", "2", ""), (name, value) => new HeaderLine(name, value)).Array[0, 6];

    [Theory]
    [InlineData("Accept: a|Host: b", "host: b|ACCEPT: a", "")]
    [InlineData("Accept: a", "accept: b", "Changed accept a b")]
    [InlineData("", "New: 1", "Added New  1")]
    [InlineData("Old: 1", "", "Removed Old 1 ")]
    [InlineData("Via: a|Via: b", "Via: b", "Removed Via a ")]
    [InlineData("Via: a|Via: b", "Via: b|Via: c", "Changed Via a c")]
    [InlineData("Empty: ", "Empty: x", "Changed Empty  x")]
    public void Of_TwoRequests_NamesWhatDiffers(string left, string right, string expected) => Assert.Equal(
        expected,
        string.Join('|', HeaderDifference.Of(Lines(left), Lines(right)).Where(one => one.Kind != DifferenceKind.Same).Select(one => $"{one.Kind} {one.Name} {one.Left} {one.Right}")));

    [Fact]
    public void Of_ValuesThatOnlyReadTheSame_AreChanged()
    {
        var notUtf8 = new HeaderLine("Name", "é") { Bytes = new byte[] { 0xE9 } };

        Assert.Equal(DifferenceKind.Changed, Assert.Single(HeaderDifference.Of([new HeaderLine("Name", "é")], [notUtf8])).Kind);
    }

    [Fact]
    public void Of_AnyHeaders_HasEachOnceOnEachSideAndMirrors() => Gen.Select(Headers, Headers).Sample((left, right) =>
    {
        var differences = HeaderDifference.Of(left, right);

        Assert.Equal(Sorted(left.Select(header => (header.Name, header.Value))), Sorted(differences.Where(one => one.Left is not null).Select(one => (one.Name, one.Left!))));
        Assert.Equal(Sorted(right.Select(header => (header.Name, header.Value))), Sorted(differences.Where(one => one.Right is not null).Select(one => (one.Name, one.Right!))));
        Assert.Equal(
            differences.Select(one => (one.Left, one.Right)).Order(),
            HeaderDifference.Of(right, left).Select(one => (one.Right, one.Left)).Order());
        Assert.All(differences, one => Assert.Equal(one.Left is not null && one.Left == one.Right, one.Kind == DifferenceKind.Same));
    });

    private static IEnumerable<(string, string)> Sorted(IEnumerable<(string Name, string Value)> headers) =>
        headers.Select(header => (header.Name.ToUpperInvariant(), header.Value)).Order();

    private static IEnumerable<HeaderLine> Lines(string text) => text.Split('|', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(": ")).Select(parts => new HeaderLine(parts[0], parts[1]));
}
