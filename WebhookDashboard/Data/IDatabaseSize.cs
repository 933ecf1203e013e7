namespace WebhookDashboard.Data;

/// <summary>Measures the database on disk.</summary>
internal interface IDatabaseSize
{
    /// <returns>Bytes in use, including the part of the journal that is not yet moved into the file. Free space inside a
    /// file does not count, since it is reused.</returns>
    Task<long> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Moves the journal into the file and truncates it, if it is longer than a number of bytes. Waits for no reader.
    /// </summary>
    /// <returns>Whether it became shorter.</returns>
    Task<bool> TryShrinkAsync(long longerThan, CancellationToken cancellationToken);
}
