using System.Text.Json;
using WebhookDashboard.Differences;
using WebhookDashboard.Differences.Json;

namespace WebhookDashboard.Tests.Differences;

/// <summary>Makes the right document from the left one and the differences. Of the right one it reads only what was added or changed.</summary>
internal sealed class JsonApplication(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right)
{
    public string Apply(JsonDifference part) => part.Kind switch
    {
        DifferenceKind.Same => JsonDocuments.Canonical(ValueOf(left, part.Left)),
        DifferenceKind.Within when left.Span[part.Left.ValueStart] == (byte)'[' => Items(part),
        DifferenceKind.Within => Members(part),
        _ => JsonDocuments.Canonical(ValueOf(right, part.Right)),
    };

    private static ReadOnlyMemory<byte> ValueOf(ReadOnlyMemory<byte> json, JsonSlice slice) => json.Slice(slice.ValueStart, slice.ValueLength);

    private string Items(JsonDifference array)
    {
        using var document = JsonDocument.Parse(ValueOf(left, array.Left));
        var before = document.RootElement.EnumerateArray().Select(JsonDocuments.Canonical).ToList();
        var after = new List<string>();
        foreach (var part in array.Parts.Where(part => part.Kind != DifferenceKind.Removed))
        {
            after.AddRange(part is { Kind: DifferenceKind.Same, IsMoved: false } ? before.GetRange(part.Left.Index, part.Left.Count) : [Apply(part)]);
        }

        return JsonDocuments.Array(after);
    }

    private string Members(JsonDifference whole)
    {
        using var document = JsonDocument.Parse(ValueOf(left, whole.Left));
        var members = document.RootElement.EnumerateObject().Select(member => ((string Key, string Value)?)(member.Name, JsonDocuments.Canonical(member.Value))).ToList();
        var untouched = members.Count;
        foreach (var part in whole.Parts)
        {
            switch (part.Kind)
            {
                case DifferenceKind.Added:
                    members.Add((JsonSerializer.Deserialize<string>(right.Span.Slice(part.Right.Start, part.Right.KeyLength))!, Apply(part)));
                    break;
                case DifferenceKind.Removed:
                    members[part.Left.Index] = null;
                    untouched--;
                    break;
                case DifferenceKind.Same:
                    untouched -= part.Right.Count;
                    break;
                default:
                    members[part.Left.Index] = (members[part.Left.Index]!.Value.Key, Apply(part));
                    untouched--;
                    break;
            }
        }

        Xunit.Assert.Equal(0, untouched); // Each member is in one part.
        return JsonDocuments.Object(members.OfType<(string, string)>());
    }
}
