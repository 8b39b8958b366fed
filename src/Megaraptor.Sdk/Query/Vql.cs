namespace Megaraptor.Sdk.Query;

/// <summary>What an interpolated query can hold beside values.</summary>
public static class Vql
{
    /// <summary>VQL that becomes part of a query as it is: the name of a plugin, an artifact or a column, which VQL takes from no variable.</summary>
    /// <remarks>It is code, and runs with the rights of the identity: never make it of what a user, a file or an endpoint said.</remarks>
    /// <param name="text">The VQL.</param>
    /// <returns>What a hole of the query takes.</returns>
    public static VqlRawText Raw(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new VqlRawText(text);
    }
}

/// <summary>VQL that becomes part of a query as it is. Made by <see cref="Vql.Raw"/> alone.</summary>
public readonly struct VqlRawText
{
    private readonly string? _text;

    internal VqlRawText(string text) => _text = text;

    /// <inheritdoc/>
    public override string ToString() => _text ?? "";
}
