using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Quality.Shapes;

/// <summary>Writes the paths of fields, and remembers them: the payloads of a batch repeat each other.</summary>
internal sealed class FieldPaths
{
    /// <summary>Senders choose the names.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<(string Path, string Name), string> _known = [];

    /// <returns>The path of a member of the object at a path.</returns>
    public string Of(string path, string name)
    {
        if (!_known.TryGetValue((path, name), out var member))
        {
            member = path + new WhereStep(name);
            if (_known.Count < Most)
            {
                _known.Add((path, name), member);
            }
        }

        return member;
    }
}
