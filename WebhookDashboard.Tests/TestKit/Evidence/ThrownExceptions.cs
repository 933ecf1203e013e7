using System.Runtime.ExceptionServices;

namespace WebhookDashboard.Tests.TestKit.Evidence;

/// <summary>Counts what code throws and catches: an exception costs as much as reading a kilobyte or more.</summary>
internal static class ThrownExceptions
{
    /// <summary>Counts the exceptions of this thread.</summary>
    public static int Count(Action act)
    {
        var (thread, count) = (Environment.CurrentManagedThreadId, 0);
        AppDomain.CurrentDomain.FirstChanceException += Note;
        try
        {
            act();
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Note;
        }

        return count;

        void Note(object? sender, FirstChanceExceptionEventArgs thrown) => count += Environment.CurrentManagedThreadId == thread ? 1 : 0;
    }
}
