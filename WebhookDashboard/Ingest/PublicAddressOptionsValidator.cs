using Microsoft.Extensions.Options;

namespace WebhookDashboard.Ingest;

internal sealed class PublicAddressOptionsValidator : IValidateOptions<PublicAddressOptions>
{
    private const string Allowed =
        "allowed: an absolute http or https URL without sign-in, query and fragment, like https://hooks.example.com.";

    public ValidateOptionsResult Validate(string? name, PublicAddressOptions options) =>
        options.PublicUrl is not { } url || FaultOf(url) is not { } fault
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"PublicUrl is '{url}', which {fault}; {Allowed}");

    private static string? FaultOf(Uri url) => url switch
    {
        { IsAbsoluteUri: false } => "is not absolute",
        { Scheme: not ("http" or "https") } => "is neither http nor https",
        { UserInfo.Length: > 0 } => "names a user",
        { Query.Length: > 0 } => "has a query",
        { Fragment.Length: > 0 } => "has a fragment",
        _ => null,
    };
}
