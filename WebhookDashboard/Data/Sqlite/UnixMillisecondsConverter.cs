using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WebhookDashboard.Data.Sqlite;

/// <summary>Stores a time as a number. SQLite has no type for times and can't sort EF's text for them.</summary>
internal sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    number => DateTimeOffset.FromUnixTimeMilliseconds(number));
