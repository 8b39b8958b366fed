namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>How much a program may still do. What it makes counts too, so that no program fills the memory.</summary>
/// <param name="steps">The steps: about one for each expression, item and character that is made.</param>
/// <param name="cancellation">Ends the program.</param>
internal sealed class StarlarkBudget(long steps, CancellationToken cancellation)
{
    /// <summary>So many steps are between two looks at the cancellation.</summary>
    private const long Interval = 1024;

    private long _steps = steps;
    private long _sinceLook;

    /// <summary>Pays for something before it is done.</summary>
    /// <param name="cost">The steps, 0 or more.</param>
    /// <exception cref="StarlarkException">The program has done too much.</exception>
    /// <exception cref="OperationCanceledException">The program was ended.</exception>
    public void Spend(long cost)
    {
        _sinceLook += Math.Min(cost, Interval);
        if (_sinceLook >= Interval)
        {
            _sinceLook = 0;
            cancellation.ThrowIfCancellationRequested();
        }

        if (cost > _steps)
        {
            throw new StarlarkException("the program takes more steps than the Lab allows");
        }

        _steps -= cost;
    }
}
