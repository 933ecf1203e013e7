namespace WebhookDashboard.Components.Pages.Compare;

/// <summary>A run's last figures, as the browser showed them when it lost its connection.</summary>
/// <param name="Server">The <see cref="WebhookDashboard.Compare.Runs.CompareRunFactory.Server"/> that made the run.</param>
/// <param name="WasRunning">Whether the run had not ended by then.</param>
/// <param name="Sentence">What the run showed, in plain words.</param>
/// <param name="Rows">The table of figures: a title and the figures of pull and push.</param>
public sealed record KeptRun(string Server, bool WasRunning, string Sentence, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Why these are the last figures.</summary>
    /// <param name="server">The server that runs now.</param>
    public string Reason(string server) => (Server != server, WasRunning) switch
    {
        (true, true) => "The run ended: the server was restarted.",
        (true, false) => "The server was restarted after the run.",
        (false, true) => "The run ended: the connection to this page was lost.",
        (false, false) => "The connection to this page was lost after the run.",
    };
}
