using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>Runs artifacts as sources of rows. A server adds its own to the services of a query.</summary>
internal interface IArtifactRunner
{
    /// <summary>Runs an artifact, <c>Artifact.A.B(Parameter=1)</c>.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="name">The artifact's name, perhaps with a source behind it.</param>
    /// <param name="arguments">The parameters.</param>
    /// <returns>Its rows, or null when there is no such artifact.</returns>
    IEnumerable<object?>? Run(Scope scope, string name, BoundArguments arguments);
}

/// <summary>The rows of <c>FROM Artifact.A.B(…)</c>.</summary>
internal static class ArtifactSource
{
    /// <summary>The name that all artifacts begin with.</summary>
    public const string Name = "Artifact";

    /// <summary>The rows of an artifact.</summary>
    /// <param name="from">The source.</param>
    /// <param name="scope">The variables it sees.</param>
    /// <returns>Its rows; none, and a message, when there is no such artifact.</returns>
    public static IEnumerable<object?> Rows(FromClause from, Scope scope)
    {
        string name = string.Join(".", from.Names.Skip(1).Select(static part => part.Name));
        BoundArguments arguments = from.Arguments is null ? BoundArguments.None(scope) : BoundArguments.Evaluated(from.Arguments, scope);
        if (scope.Query.Services.Find<IArtifactRunner>()?.Run(scope, name, arguments) is { } rows)
        {
            return rows;
        }

        scope.Query.Log($"Artifact {name} not found");
        return [];
    }
}
