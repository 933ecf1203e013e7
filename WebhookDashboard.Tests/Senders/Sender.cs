namespace WebhookDashboard.Tests.Senders;

/// <summary>A client and its capabilities.</summary>
/// <param name="Program">A file in the folder <c>Programs</c>, which names the client.</param>
/// <param name="Tool">Runs the program.</param>
/// <param name="Transports">Its transports.</param>
/// <param name="Shapes">Its shapes, each sent over every transport that supports it.</param>
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
