using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Consumer;

namespace WebhookDashboard.Components.Pages.Products.Panel;

/// <summary>The customers who wait for a product, a form to join them, and who got a mail while the page was open.</summary>
public sealed partial class WaitingCustomers
{
    private const int MostShown = 20;

    private readonly HashSet<string> _removed = [];
    private readonly List<WaitingCustomer> _left = [];
    private List<string> _told = [];
    private IReadOnlyList<WaitingCustomer> _before = [];
    private string _email = "";
    private string? _said;
    private bool _isWrong;
    private FormDraft _draft = null!;

    [Parameter, EditorRequired]
    public string ProductId { get; set; } = "";

    /// <summary>Longest waiting first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<WaitingCustomer> Waiting { get; set; } = [];

    /// <summary>The last stock from a webhook.</summary>
    [Parameter]
    public StockObservation? Pushed { get; set; }

    protected override void OnParametersSet()
    {
        // Those who left the list without being removed here. The webhook with the stock may appear a moment later.
        _left.AddRange(_before.Where(one => !_removed.Contains(one.Email) && !Waits(one)));
        _left.RemoveAll(Waits);
        _before = Waiting;
        List<string> told = [.. _left.Where(IsBackFor).Select(one => one.Email).Distinct()];
        if (told.Except(_told).Any())
        {
            _said = "Back in stock: the mail is in the outbox.";
        }

        _told = told;
    }

    private bool Waits(WaitingCustomer one) => Waiting.Any(other => other.Email == one.Email);

    /// <summary>Those who left after a restock got a mail; others were removed elsewhere.</summary>
    private bool IsBackFor(WaitingCustomer one) => Pushed is { Quantity: > 0 } pushed && pushed.At >= one.Since;

    private async Task AddAsync()
    {
        _isWrong = false;
        WaitOutcome outcome = default;
        if (await Database.FaultOfAsync(async () => outcome = await List.AddAsync(ProductId, _email.Trim(), Gone)) is { } fault)
        {
            _said = fault;
            return;
        }

        (_said, _email) = outcome switch
        {
            WaitOutcome.Added when Pushed is { Quantity: > 0 } => ("On the list. It is in stock now, so the next stock webhook sends the mail.", ""),
            WaitOutcome.Added => ("On the list.", ""),
            WaitOutcome.AlreadyWaits => ("This address is on the list already.", _email),
            WaitOutcome.Full => ($"{Format.Count(IWaitingList.MostForAProduct)} are already waiting. Remove some first.", _email),
            _ => ("Enter an email address, such as you@example.com.", _email),
        };
        _isWrong = outcome is not (WaitOutcome.Added or WaitOutcome.Full);
        if (_isWrong)
        {
            await _draft.FocusFaultAsync();
        }
    }

    private async Task RemoveAsync(string email)
    {
        _removed.Add(email);
        _said = await Database.FaultOfAsync(() => List.RemoveAsync(ProductId, email, Gone));
        if (_said is not null)
        {
            _removed.Remove(email);
        }
    }
}
