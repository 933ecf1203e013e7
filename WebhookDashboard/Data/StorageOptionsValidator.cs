using Microsoft.Extensions.Options;

namespace WebhookDashboard.Data;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var faults = new List<string>();
        if (!Enum.IsDefined(options.Provider))
        {
            faults.Add($"Storage:Provider is '{options.Provider}'; allowed: Sqlite.");
        }

        Require(options.RetainEvents >= 0, "RetainEvents", options.RetainEvents, "0 (no limit) or a number of events");
        Require(options.RetainDays is >= 0 and <= 36_500, "RetainDays", options.RetainDays, "0 (no limit) to 36500 days");
        Require(options.RetainBytes >= 0, "RetainBytes", options.RetainBytes, "0 (no limit) or a number of bytes");
        if (options.KeysFolder is { } folder && string.IsNullOrWhiteSpace(folder))
        {
            faults.Add("Storage:KeysFolder is empty; allowed: the path of a folder, or leave it unset to keep the keys in the database.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Require(bool holds, string key, object value, string allowed)
        {
            if (!holds)
            {
                faults.Add($"Storage:{key} is '{value}'; allowed: {allowed}.");
            }
        }
    }
}
