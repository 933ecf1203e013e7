namespace WebhookDashboard.Data;

/// <summary>What the database fills on the disk.</summary>
internal interface IDatabaseSize
{
    /// <returns>
    /// Bytes in use, with the journal that is not yet moved into the file. What deleted rows left free inside a file does not
    /// count, since it is filled again.
    /// </returns>
    Task<long> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Moves the journal into the file and cuts it, if it is longer than some bytes. Waits for no reader.</summary>
    /// <returns>Whether it got shorter.</returns>
    Task<bool> TryShrinkAsync(long longerThan, CancellationToken cancellationToken);
}
