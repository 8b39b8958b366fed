using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>One call of an operation: what it sent, what it got, how it ended.</summary>
/// <param name="fault">Chooses the fault of the n-th query, from 1.</param>
internal sealed class Attempt(Func<int, LabFault?> fault)
{
    private readonly Lock _lock = new();
    private readonly List<SentCall> _sent = [];

    internal CountingSink Sink { get; } = new();

    /// <summary>How it failed; null when it succeeded.</summary>
    internal MegaraptorException? Failure { get; set; }

    internal IReadOnlyList<SentCall> Sent
    {
        get
        {
            lock (_lock)
            {
                return [.. _sent];
            }
        }
    }

    internal LabFault? Next(LabCall call)
    {
        lock (_lock)
        {
            LabFault? chosen = fault(_sent.Count + 1);
            _sent.Add(new SentCall(call, ReferenceEquals(chosen, LabFault.Unavailable)));
            return chosen;
        }
    }
}
