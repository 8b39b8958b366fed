using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>A function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Its parameters.</param>
/// <param name="Body">What it does.</param>
internal sealed record FunctionDefinition(string Name, Signature Signature, Func<Call, object?> Body)
{
    /// <summary>What a call gives that fails: NULL, or false where the server has it so.</summary>
    public object? OnFailure { get; init; }

    /// <summary>What a call gives whose arguments do not fit, where that differs from <see cref="OnFailure"/>.</summary>
    public object? OnBadArguments { get; init; }

    /// <summary>The name in messages, where the server's differs.</summary>
    public string? LogName { get; init; }

    /// <summary>The server's version of the function, which <c>version()</c> tells.</summary>
    public int Version { get; init; }

    /// <summary>The permission without which a call is refused.</summary>
    public string? Permission { get; init; }

    /// <summary>Calls the function.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="site">The call's place in the syntax tree.</param>
    /// <returns>The result.</returns>
    public object? Call(Scope scope, BoundArguments arguments, object site)
    {
        string name = LogName ?? Name;
        Call call;
        try
        {
            PermissionCheck.Demand(scope, Permission);
            call = ArgumentReader.Read(name, site, Signature, arguments);
            if (scope.IsExplained)
            {
                Queries.Explainer.Arguments(scope, Name, isPlugin: false, call);
            }
        }
        catch (CallFailedException e)
        {
            scope.Query.Log($"{name}: {e.Message}");
            return OnBadArguments ?? OnFailure;
        }

        try
        {
            return Body(call);
        }
        catch (CallFailedException e)
        {
            scope.Query.Log($"{name}: {e.Message}");
            return OnFailure;
        }
    }
}

/// <summary>A plugin.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Its parameters.</param>
/// <param name="Body">What it does: makes rows while they are read.</param>
internal sealed record PluginDefinition(string Name, Signature Signature, Func<Call, IEnumerable<object?>> Body)
{
    /// <summary>The server's version of the plugin, which <c>version()</c> tells.</summary>
    public int Version { get; init; }

    /// <summary>The permission without which a call is refused.</summary>
    public string? Permission { get; init; }

    /// <summary>Calls the plugin.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="site">The call's place in the syntax tree.</param>
    /// <returns>Its rows; those made before a failure stay.</returns>
    public IEnumerable<object?> Call(Scope scope, BoundArguments arguments, object site)
    {
        IEnumerator<object?>? rows = null;
        try
        {
            while (TryMove(scope, arguments, site, ref rows))
            {
                yield return rows.Current;
            }
        }
        finally
        {
            rows?.Dispose();
        }
    }

    private bool TryMove(Scope scope, BoundArguments arguments, object site, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] ref IEnumerator<object?>? rows)
    {
        try
        {
            if (rows is null)
            {
                PermissionCheck.Demand(scope, Permission);
                Call call;
                try
                {
                    call = ArgumentReader.Read(Name, site, Signature, arguments);
                }
                catch (CallFailedException e) when (scope.IsExplained)
                {
                    Queries.Explainer.BadArguments(scope, e.Message, arguments);
                    throw;
                }

                if (scope.IsExplained)
                {
                    Queries.Explainer.Arguments(scope, Name, isPlugin: true, call);
                }

                rows = Body(call).GetEnumerator();
            }

            return rows.MoveNext();
        }
        catch (CallFailedException e)
        {
            scope.Query.Log($"{Name}: {e.Message}");
            rows ??= Enumerable.Empty<object?>().GetEnumerator();
            return false;
        }
    }
}
