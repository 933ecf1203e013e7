using Microsoft.Data.Sqlite;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Benchmarks.Ingest;

/// <summary>Reads the database file directly, without the app.</summary>
internal sealed class StoredEvents : IDisposable
{
    private readonly SqliteConnection _connection;

    public StoredEvents(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
    }

    public long Count()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Events JOIN EventContents USING (Sequence)";
        return (long)command.ExecuteScalar()!;
    }

    /// <returns>Null if there is no such event.</returns>
    public byte[]? BodyOf(EventId id)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT Body FROM Events JOIN EventContents USING (Sequence) WHERE ReceivedAt = $time AND Id = $id";
        command.Parameters.AddWithValue("$time", id.Time.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$id", id.Value.ToByteArray(bigEndian: true));
        return command.ExecuteScalar() as byte[];
    }

    public void Dispose() => _connection.Dispose();
}
