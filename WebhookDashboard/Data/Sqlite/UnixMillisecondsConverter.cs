using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WebhookDashboard.Data.Sqlite;

/// <summary>SQLite has no type for a time and can't order EF's text for one; a number it can.</summary>
internal sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    number => DateTimeOffset.FromUnixTimeMilliseconds(number));
