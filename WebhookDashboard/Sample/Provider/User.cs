using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Provider;

internal sealed record User(int Id, string Name, string Email)
{
    public static User Of(StoreUserRow row) => new(row.Id, row.Name, row.Email);
}
