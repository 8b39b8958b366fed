namespace Megaraptor.Lab.Evaluation.Scopes;

/// <summary>What the aggregate functions of one group have seen so far, one entry for each place in the text that calls one.</summary>
internal sealed class AggregateState
{
    private readonly Dictionary<object, object?> _states = new(ReferenceEqualityComparer.Instance);

    /// <summary>The state of a call.</summary>
    /// <param name="call">The call's place in the syntax tree.</param>
    /// <param name="state">What it stored last.</param>
    /// <returns>False on its first evaluation in this group.</returns>
    public bool TryGet(object call, out object? state) => _states.TryGetValue(call, out state);

    /// <summary>Stores the state of a call.</summary>
    /// <param name="call">The call's place in the syntax tree.</param>
    /// <param name="state">What to remember.</param>
    public void Set(object call, object? state) => _states[call] = state;
}
