using System.Reflection;
using System.Runtime.ExceptionServices;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>
/// A service that fails when the request at hand asks for it, and passes all other calls on. The runtime derives from it.
/// </summary>
public class Failing<T> : DispatchProxy
    where T : class
{
    internal T Inner { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        FailureByHeader.ThrowIfAsked();
        try
        {
            return targetMethod!.Invoke(Inner, args);
        }
        catch (TargetInvocationException fault)
        {
            ExceptionDispatchInfo.Throw(fault.InnerException!);
            throw;
        }
    }
}
