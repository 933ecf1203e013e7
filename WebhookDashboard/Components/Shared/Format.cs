using System.Globalization;
using WebhookDashboard.Components.Shared.Times;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Shared;

/// <summary>Formats numbers for people.</summary>
internal static class Format
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>
    /// A size in steps of 1,000, with two digits where useful: <c>214 B</c>, <c>1.9 kB</c>, <c>388 MB</c>.
    /// </summary>
    public static string Bytes(long bytes)
    {
        double size = bytes;
        var unit = 0;
        while (size >= 999.5 && unit < Units.Length - 1)
        {
            size /= 1000;
            unit++;
        }

        return size.ToString(unit > 0 && size < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    /// <summary>A number as style sheets and pictures read it.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands separators: <c>48,213</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count that may be a lower bound: <c>812</c>, <c>10,000+</c>.</summary>
    public static string Count(EventCount count) => Count(count.Count) + (count.IsExact ? "" : "+");

    /// <summary>
    /// A time span in one unit, like <c>relative-time.js</c>: <c>now</c>, <c>42 s</c>, <c>3 min</c>, <c>5 h</c>, <c>12
    /// d</c>.
    /// </summary>
    public static string Ago(TimeSpan since) => since switch
    {
        { TotalSeconds: < 1 } => "now",
        { TotalMinutes: < 1 } => $"{(int)since.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)since.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)since.TotalHours} h",
        _ => $"{(int)since.TotalDays} d",
    };

    /// <summary>The same in words for a sentence.</summary>
    public static string Ago(TimeSpan since, TimeReads reads) => (reads, Ago(since)) switch
    {
        (TimeReads.Ago, "now") => "just now",
        (TimeReads.Ago, var ago) => ago + " ago",
        (TimeReads.For, "now") => "for 0 s",
        (TimeReads.For, var ago) => "for " + ago,
        (_, var ago) => ago,
    };

    /// <summary>A limit: in whole binary units if possible (<c>10 GiB</c>), otherwise like <see cref="Bytes"/>.</summary>
    public static string Limit(long bytes) => bytes switch
    {
        >= 1L << 30 when bytes % (1L << 30) == 0 => $"{bytes >> 30} GiB",
        >= 1L << 20 when bytes % (1L << 20) == 0 => $"{bytes >> 20} MiB",
        >= 1L << 10 when bytes % (1L << 10) == 0 => $"{bytes >> 10} KiB",
        _ => Bytes(bytes),
    };

    /// <summary>A count with its noun: <c>1 event</c>, <c>48,213 events</c>.</summary>
    public static string Count(long count, string one, string? many = null) =>
        $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";
}
