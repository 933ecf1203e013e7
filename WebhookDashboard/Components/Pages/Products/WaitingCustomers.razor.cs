using Microsoft.AspNetCore.Components;
using WebhookDashboard.Shop.Consumer;

namespace WebhookDashboard.Components.Pages.Products;

/// <summary>Who waits for a product, a way onto the list, and who was told while the page was open.</summary>
public sealed partial class WaitingCustomers : IDisposable
{
    private const int MostShown = 20;

    private readonly CancellationTokenSource _gone = new();
    private readonly HashSet<string> _removed = [];
    private readonly List<string> _told = [];
    private IReadOnlyList<WaitingCustomer> _before = [];
    private string _email = "";
    private string? _said;

    [Parameter, EditorRequired]
    public string ProductId { get; set; } = "";

    /// <summary>Longest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<WaitingCustomer> Waiting { get; set; } = [];

    /// <summary>The latest word on the stock.</summary>
    [Parameter]
    public long? Newest { get; set; }

    [Inject]
    private IWaitingList List { get; set; } = null!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override void OnParametersSet()
    {
        // Whoever left the list without having been taken off it was sent a mail.
        var left = _before.Select(one => one.Email).Except(Waiting.Select(one => one.Email)).Except(_removed).ToList();
        _told.RemoveAll(told => Waiting.Any(one => one.Email == told));
        _told.InsertRange(0, left);
        if (left.Count > 0)
        {
            _said = "Back in stock: the mail is in the outbox.";
        }

        _before = Waiting;
    }

    private async Task AddAsync()
    {
        var email = _email.Trim();
        try
        {
            (_said, _email) = await List.AddAsync(ProductId, email, _gone.Token) switch
            {
                WaitOutcome.Added when Newest > 0 => ("On the list. It is in stock: the next webhook that says so sends the mail.", ""),
                WaitOutcome.Added => ("On the list.", ""),
                WaitOutcome.AlreadyWaits => ("This address is on the list already.", _email),
                _ => ("That is no email address: enter one such as you@example.com.", _email),
            };
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was left meanwhile.
        }
    }

    private async Task RemoveAsync(string email)
    {
        _removed.Add(email);
        try
        {
            await List.RemoveAsync(ProductId, email, _gone.Token);
            _said = null;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was left meanwhile.
        }
    }
}
