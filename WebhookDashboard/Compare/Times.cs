using System.Globalization;

namespace WebhookDashboard.Compare;

/// <summary>Formats durations with two or three digits in a fitting unit.</summary>
public static class Times
{
    public static string Text(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms"),
        < 999.5 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        < 9950 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        < 599_500 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min"),
    };
}
