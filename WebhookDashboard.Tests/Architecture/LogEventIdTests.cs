using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Architecture;

public sealed partial class LogEventIdTests
{
    private const int IdsPerRoom = 100;

    private static readonly IReadOnlyList<Type> Rooms = typeof(LogEventIds).GetNestedTypes();

    private static readonly IReadOnlyList<(Type Type, int Id)> Messages =
    [
        .. from type in typeof(LogEventIds).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select (type, message.EventId),
    ];

    [Fact]
    public void Messages_OfTheApp_HaveAnIdEach()
    {
        Assert.NotEmpty(Messages);
        Assert.Empty(Messages.GroupBy(message => message.Id).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(message => message.Type))}"));
    }

    [Fact]
    public void Messages_OfARoom_UseTheIdsOfThatRoom() => Assert.Empty(
        Messages.Where(message => !IdsOf(RoomOf(message.Type)).Contains(message.Id)).Select(message => $"{message.Type}: {message.Id}"));

    [Fact]
    public void Ids_OfARoom_AreInItsRange() => Assert.All(
        Rooms, room => Assert.All(IdsOf(room.Name), id => Assert.InRange(id, RangeOf(room) + 1, RangeOf(room) + IdsPerRoom - 1)));

    [Fact]
    public void Ranges_OfTheRooms_DoNotOverlap()
    {
        Assert.All(Rooms, room => Assert.Equal(0, RangeOf(room) % IdsPerRoom));
        Assert.Equal(Rooms.Count, Rooms.Select(RangeOf).Distinct().Count());
    }

    [Fact]
    public void Ids_Declared_AreAllUsed() =>
        Assert.Empty(Rooms.SelectMany(room => IdsOf(room.Name)).Except(Messages.Select(message => message.Id)));

    /// <summary>The assembly only contains the value of a constant, so the test reads the source.</summary>
    [Fact]
    public void Sources_WithLogMessages_NameTheIdByItsConstant()
    {
        var attributes = Directory.EnumerateFiles(Path.Combine(Repository.Root, "WebhookDashboard"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .SelectMany(file => LoggerMessage().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"))
            .ToList();

        Assert.Equal(Messages.Count, attributes.Count);
        Assert.All(attributes, attribute => Assert.Contains("LogEventIds.", attribute, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\[LoggerMessage\(\s*[^,)]*", RegexOptions.NonBacktracking)]
    private static partial Regex LoggerMessage();

    private static string RoomOf(Type type) =>
        House.RoomOf(type.Namespace!["WebhookDashboard.".Length..]).Replace(".", "", StringComparison.Ordinal);

    private static int RangeOf(Type room) => (int)room.GetField("Range")!.GetRawConstantValue()!;

    private static IEnumerable<int> IdsOf(string room) =>
        Rooms.Where(type => type.Name == room)
            .SelectMany(type => type.GetFields())
            .Where(field => field.Name != "Range")
            .Select(field => (int)field.GetRawConstantValue()!);
}
