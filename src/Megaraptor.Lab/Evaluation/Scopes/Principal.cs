namespace Megaraptor.Lab.Evaluation.Scopes;

/// <summary>The one on whose behalf a query runs.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Has">Whether the user has a permission, by its name such as <c>READ_RESULTS</c>.</param>
internal sealed record Principal(string Name, Func<string, bool> Has)
{
    /// <summary>One who may do everything.</summary>
    /// <param name="name">The user's name.</param>
    /// <returns>The principal.</returns>
    public static Principal Administrator(string name) => new(name, static _ => true);
}
