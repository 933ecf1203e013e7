using System.Text.RegularExpressions;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Architecture;

/// <summary>The documents name the rooms, the arrows and the types as they are.</summary>
public sealed partial class DocumentationTests
{
    /// <summary>Names that a how-to page makes up.</summary>
    private static readonly string[] Examples = ["TrafficReader", "AddTraffic"];

    [Fact]
    public void Architecture_TableOfRooms_IsTheHouse()
    {
        var told = RoomRow().Matches(Read("architecture.md")).ToDictionary(
            row => row.Groups["room"].Value.Replace('/', '.'),
            row => Uses(row.Groups["uses"].Value));

        Assert.Equal(House.Arrows.Keys.Order(), told.Keys.Order());
        Assert.All(House.Arrows, room => Assert.Equal((room.Key, Sorted(room.Value)), (room.Key, Sorted(told[room.Key]))));
    }

    [Theory]
    [InlineData("architecture.md")]
    [InlineData("deliveries.md")]
    [InlineData("readers.md")]
    public void Document_NamesInCode_AreInTheSources(string document)
    {
        var sources = Directory.EnumerateFiles(Repository.Root, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".sh" or ".json")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
            .SelectMany(file => Name().Matches(File.ReadAllText(file)).Select(name => name.Value))
            .ToHashSet(StringComparer.Ordinal);

        var named = Code().Matches(Read(document)).SelectMany(code => Name().Matches(code.Groups["text"].Value)).Select(name => name.Value).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(sources).Except(Examples));
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(Repository.Root, "docs", document));

    /// <summary>Reads <c>of `Room` only `Type`</c> as one name.</summary>
    private static IEnumerable<string> Uses(string cell) =>
        Code().Matches(OnlyType().Replace(cell, "`${room}.${type}`")).Select(code => code.Groups["text"].Value.Replace('/', '.'));

    private static string Sorted(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^\| `(?<room>[A-Z][\w/]+)` \| [^|]+ \| (?<uses>[^|]+) \|$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RoomRow();

    [GeneratedRegex(@"of `(?<room>\w+)` only `(?<type>\w+)`", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex OnlyType();

    [GeneratedRegex(@"`(?<text>[^`\n]+)`", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\b[A-Z][A-Za-z0-9]{3,}\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Name();
}
