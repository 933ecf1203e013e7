using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace WebhookDashboard.Data;

internal sealed class ListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
    (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
    list => list.Count,
    list => list);
