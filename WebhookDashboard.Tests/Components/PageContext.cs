using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;
using WebhookDashboard.Components.Layout;
using WebhookDashboard.Components.Layout.Status;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Shared.Deleting;
using WebhookDashboard.Components.Shared.Watching;
using WebhookDashboard.Data;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Events.Histograms;
using WebhookDashboard.Events.Statistics;
using WebhookDashboard.Events.Storage;
using WebhookDashboard.Ingest;
using WebhookDashboard.Live;
using WebhookDashboard.Outbound.Sending;
using WebhookDashboard.Pull;
using WebhookDashboard.Tests.Components.Events;
using WebhookDashboard.Tests.Components.Events.Histogram;
using WebhookDashboard.Tests.Components.Overview;
using WebhookDashboard.Tests.Pull;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components;

/// <summary>A circuit without a server: renders interactive pages over services in memory.</summary>
internal sealed class PageContext : BunitContext
{
    private IRenderedComponent<MudPopoverProvider>? _popovers;
    private MemoryHistograms? _histograms;

    /// <param name="services">Adds services that only some pages need.</param>
    public PageContext(Action<IServiceCollection>? services = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<ILiveFeed>(Feed);
        Services.AddSingleton<IEndpointDirectory>(Directory);
        Services.AddSingleton<IEventLog>(EventLog);
        Services.AddSingleton(Health);
        Services.AddScoped<LiveView>();
        Services.AddSingleton<ILogStatistics>(Statistics);
        Services.AddSingleton<IEventHistograms>(Histograms);
        Services.AddSingleton(new StatisticsWatch(Statistics, EventLog, Feed, Directory, Clock, NullLogger<StatisticsWatch>.Instance));
        Services.AddSingleton<PublicAddress>();
        Services.AddSingleton<PendingDeletions>();
        Services.AddScoped<DatabaseActions>();
        Services.AddScoped<Deleter>();
        Services.AddSingleton<FloodTurns>();
        Services.AddOptions<PublicAddressOptions>();
        Services.AddOptions<StorageOptions>();
        Services.AddOptions<IngestOptions>();
        Services.AddSingleton<EndpointGates>();
        Services.AddSingleton<ITestSender>(Sender);
        Services.AddSingleton<IExchangeLog>(Calls);
        AddBunitPersistentComponentState();
        User = this.AddAuthorization();
        User.SetAuthorized("anyone");
        services?.Invoke(Services);

        // Last, since it disposes the services.
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public FakeTimeProvider Clock { get; } = new(AnEvent.SomeTime);

    public HandFeed Feed { get; } = new();

    public MemoryDirectory Directory { get; } = new();

    public MemoryLog EventLog { get; } = new();

    public HandStatistics Statistics { get; } = new();

    public MemoryHistograms Histograms => _histograms ??= new MemoryHistograms(EventLog, Clock);

    public HandSender Sender { get; } = new();

    public MemoryExchangeLog Calls { get; } = new();

    public StorageHealth Health { get; } = new();

    /// <summary>The limits of retention.</summary>
    public StorageOptions Options => Services.GetRequiredService<IOptions<StorageOptions>>().Value;

    /// <summary>The user of the page.</summary>
    public BunitAuthorizationContext User { get; }

    public LiveView View => Services.GetRequiredService<LiveView>();

    /// <summary>The provider of menus, options and tooltips.</summary>
    public IRenderedComponent<MudPopoverProvider> Popovers => _popovers ??= Render<MudPopoverProvider>();

    /// <summary>The dialog provider. Render it before a page that opens dialogs.</summary>
    public IRenderedComponent<MudDialogProvider> RenderDialogs()
    {
        _ = Popovers;
        return Render<DialogHost>().FindComponent<MudDialogProvider>();
    }

    /// <summary>Renders and disposes a component, and checks that it stopped listening.</summary>
    /// <param name="listeners">The current number of listeners.</param>
    public async Task AssertLeavesAsync<T>(Func<int> listeners)
        where T : IComponent
    {
        Render<T>();
        Assert.NotEqual(0, listeners());

        await LeaveAsync();

        Assert.Equal(0, listeners());
    }

    /// <summary>Disposes the components, and waits until shared services have noticed that the last page left.</summary>
    public async Task LeaveAsync()
    {
        await DisposeComponentsAsync();
        await Services.GetRequiredService<StatisticsWatch>().StoppedAsync();
    }
}
