using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Files;

/// <summary>Turns failures of the local file system into ours.</summary>
internal static class OutputFailures
{
    private const string Advice = "Make room or give rights, or name another folder: the variable " + OutputFolder.Variable + ", or the option OutputFolder.";

    internal static T Guard<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            throw Explain(path, failure);
        }
    }

    internal static async Task GuardAsync(string path, Func<Task> act)
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (Exception failure) when (IsLocal(failure))
        {
            throw Explain(path, failure);
        }
    }

    internal static OutputException Explain(string path, Exception failure) =>
        new($"{path} cannot be written: {failure.Message}", Advice, failure);

    private static bool IsLocal(Exception failure) => failure is IOException or UnauthorizedAccessException or NotSupportedException;
}
