namespace WebhookDashboard.Tests.Senders;

/// <summary>A client, and what it can do.</summary>
/// <param name="Program">A file of the folder <c>Programs</c>; its name without the extension is the sender's.</param>
/// <param name="Tool">Runs the program.</param>
/// <param name="Transports">Over what it can send.</param>
/// <param name="Shapes">In which forms; each over every transport that knows the form.</param>
internal sealed record Sender(string Program, SenderTool Tool, Transports Transports, Shapes Shapes)
{
    public string Name => Path.GetFileNameWithoutExtension(Program);

    public bool IsOfNpm => Tool == SenderTool.Node;

    public IReadOnlyList<SendCase> Cases { get; } =
    [
        .. from transport in Enum.GetValues<Transports>()
           where transport != Transports.None && Transports.HasFlag(transport)
           from shape in Enum.GetValues<Shapes>()
           where shape != Shapes.None && Shapes.HasFlag(shape)
           let one = new SendCase(transport, shape)
           where one.Exists
           select one,
    ];
}
