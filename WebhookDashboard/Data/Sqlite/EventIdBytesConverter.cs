using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Sqlite;

/// <summary>Stores an id as sixteen bytes, in the byte order in which UUIDv7 sorts by time.</summary>
internal sealed class EventIdBytesConverter() : ValueConverter<EventId, byte[]>(
    id => id.Value.ToByteArray(true),
    bytes => new EventId(new Guid(bytes, true)));
