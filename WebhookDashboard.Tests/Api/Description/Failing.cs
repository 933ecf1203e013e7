using System.Reflection;
using System.Runtime.ExceptionServices;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>A proxy of a service that fails when the current request asks for it and otherwise forwards each call.</summary>
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
