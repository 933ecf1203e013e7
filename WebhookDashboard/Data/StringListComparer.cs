using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace WebhookDashboard.Data;

internal sealed class StringListComparer() : ValueComparer<IReadOnlyList<string>>(
    (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
    list => list.Count,
    list => list);
