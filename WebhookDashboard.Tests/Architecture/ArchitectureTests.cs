using Xunit;

namespace WebhookDashboard.Tests.Architecture;

public sealed class ArchitectureTests
{
    private static readonly IReadOnlyList<Type> AllTypes = typeof(Program).Assembly.GetTypes();

    [Fact]
    public void App_EveryType_UsesOnlyAllowedRooms()
    {
        var breaches = new HouseInspection("WebhookDashboard").Inspect(AllTypes);

        Assert.True(breaches.Count == 0, $"{breaches.Count} breach(es) of the house:\n{string.Join('\n', breaches)}");
    }

    [Fact]
    public void House_EveryArrow_LeadsToARoom() =>
        Assert.All(
            House.Arrows.Values.SelectMany(rooms => rooms),
            room => Assert.True(House.Arrows.ContainsKey(House.RoomOf(room)), room));

    [Fact]
    public void House_EveryArrow_RunsOneWay()
    {
        // Repeatedly removing the rooms that use none of the remaining ones must leave nothing; otherwise there is a cycle.
        var left = House.Arrows.ToDictionary(StringComparer.Ordinal);
        while (left.FirstOrDefault(room => !room.Value.Any(used => left.ContainsKey(House.RoomOf(used)))).Key is { } free)
        {
            left.Remove(free);
        }

        Assert.Empty(left.Keys);
    }
}
