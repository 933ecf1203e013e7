namespace WebhookDashboard.Tests.Architecture;

/// <summary>Checks types against the rules of the <see cref="House"/>.</summary>
/// <param name="root">The namespace whose parts are the rooms.</param>
internal sealed class HouseInspection(string root)
{
    public IReadOnlyList<Breach> Inspect(IEnumerable<Type> types)
    {
        var breaches = new SortedDictionary<string, Breach>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            foreach (var breach in Inspect(type))
            {
                breaches.TryAdd(breach.ToString(), breach);
            }
        }

        return [.. breaches.Values];
    }

    private IEnumerable<Breach> Inspect(Type type)
    {
        if (RoomOf(type) is not { } room)
        {
            return [];
        }

        var user = Outermost(type);
        return House.Arrows.TryGetValue(room, out var allowed)
            ? TypeUses.Of(type).SelectMany(used => Judge(user, room, allowed, used))
            : [new Breach(user.FullName!, room, "there is no such room in the house")];
    }

    private IEnumerable<Breach> Judge(Type user, string room, string[] allowed, Type used)
    {
        if (RoomOf(used) is { } other)
        {
            if (other != room && !allowed.Contains(other) && !allowed.Contains(Outermost(used).FullName![(root.Length + 1)..]))
            {
                yield return new Breach(user.FullName!, Outermost(used).FullName!, $"no arrow goes from {room} to {other}");
            }

            yield break;
        }

        // A registration connects its room with the framework, so it may use the framework.
        if (user.Name.EndsWith("Registration", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var (name, rooms) in House.OnlyIn)
        {
            if (IsWithin(used, name) && !rooms.Contains(room))
            {
                yield return new Breach(
                    user.FullName!, used.FullName!, $"{name} is only for {(rooms.Length == 0 ? "nobody" : string.Join(", ", rooms))}");
            }
        }

        foreach (var name in House.Without.GetValueOrDefault(room, []))
        {
            if (IsWithin(used, name))
            {
                yield return new Breach(user.FullName!, used.FullName!, $"{room} does without {name}");
            }
        }
    }

    /// <summary>Null for types outside the root namespace, and for those directly in it.</summary>
    private string? RoomOf(Type type)
    {
        var space = Outermost(type).Namespace ?? "";
        return space.StartsWith(root + ".", StringComparison.Ordinal) ? House.RoomOf(space[(root.Length + 1)..]) : null;
    }

    /// <summary>Closures, iterators and state machines are nested types; they count as the type that was written.</summary>
    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private static bool IsWithin(Type type, string name) =>
        type.FullName is { } full && (full == name || full.StartsWith(name + ".", StringComparison.Ordinal));
}
