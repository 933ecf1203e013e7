using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WebhookDashboard;

/// <summary>
/// Explains in one line why the app could not start if the user can fix it. Anything else is a bug and keeps its stack trace.
/// </summary>
internal static partial class StartFailure
{
    private const string OtherAddress = "choose another one with --urls http://127.0.0.1:PORT.";

    /// <summary>Suppresses what the host and the database client log about a failed start: the one line says it all.</summary>
    /// <returns>Call it when the app has started.</returns>
    public static Action Quieten(ILoggingBuilder logging)
    {
        var started = false;
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", Shows);
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", Shows);
        return () => Volatile.Write(ref started, true);

        bool Shows(LogLevel level) => level >= LogLevel.Warning && Volatile.Read(ref started);
    }

    /// <summary>Validates all options now. The host would do it later and log a stack trace beside its exception.</summary>
    public static void CheckSettings(IServiceProvider services) => services.GetService<IStartupValidator>()?.Validate();

    /// <returns>Null if only a developer can fix it.</returns>
    public static string? Explain(Exception fault) => fault switch
    {
        OptionsValidationException options => string.Join(' ', options.Failures).ReplaceLineEndings(" "),
        AggregateException many => Explain(many.Flatten().InnerExceptions[0]),
        InvalidOperationException when fault.Message.Contains("UsePathBase", StringComparison.Ordinal) =>
            "The setting urls has a path; allowed: an address without one. To serve under a prefix, set PathBase.",
        InvalidOperationException when fault.Message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            "An https address needs a certificate: set Kestrel:Certificates:Default:Path to its file, and KeyPath or Password to its key.",
        InvalidOperationException when fault.Message.Contains("missing the required 'Url'", StringComparison.Ordinal) =>
            $"{Line(fault)} Set it under Kestrel:Endpoints, like http://127.0.0.1:5080.",
        InvalidOperationException { InnerException: not null } unreadable => ExplainUnreadable(unreadable.Message),
        IOException { InnerException: AddressInUseException } => $"{Line(fault)} Stop what listens there, or {OtherAddress}",
        SocketException => $"The address to listen on can't be used: {Line(fault)} Check the setting urls, or {OtherAddress}",
        FormatException when fault.Message.StartsWith("Invalid url", StringComparison.Ordinal) =>
            $"The setting urls is wrong: {Line(fault)} Allowed: addresses like http://127.0.0.1:5080, with ';' between.",
        SqliteException =>
            $"ConnectionStrings:Dashboard names a database that can't be used: {Line(fault)} "
            + "Allowed: Data Source=PATH of a SQLite file that this user may write.",
        _ => null,
    };

    /// <summary>
    /// A value that can't be converted to the setting's type: the binder names the key, and the type says what is allowed.
    /// </summary>
    private static string? ExplainUnreadable(string message) =>
        UnreadableValue().Match(message) is { Success: true } match
            ? $"{match.Groups["key"].Value} is '{match.Groups["value"].Value}'; allowed: {Allowed(match.Groups["type"].Value)}."
            : null;

    private static string Line(Exception fault)
    {
        var line = fault.Message.ReplaceLineEndings(" ").Trim();
        return line.EndsWith('.') ? line : $"{char.ToUpperInvariant(line[0])}{line[1..]}.";
    }

    private static string Allowed(string typeName) => Type.GetType(typeName) switch
    {
        { IsEnum: true } names => string.Join(", ", Enum.GetNames(names)),
        { } type when type == typeof(bool) => "true, false",
        { } type when type == typeof(int) || type == typeof(long) => "a whole number",
        { } type when type == typeof(double) => "a number",
        { } type when type == typeof(TimeSpan) => "a time as hh:mm:ss",
        _ when typeName == typeof(Uri).FullName => "an absolute http or https URL",
        _ => $"a value of the type {typeName}",
    };

    [GeneratedRegex(
        "^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>[^']+)'",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000)]
    private static partial Regex UnreadableValue();
}
