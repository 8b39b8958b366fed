namespace Megaraptor.Generators.Operations.Read;

/// <summary>The documentation of a member, as plain text.</summary>
/// <param name="Summary">The summary and, after it, the remarks; "" when there is none.</param>
/// <param name="Parameters">What the parameters mean, by name.</param>
internal sealed record Documentation(string Summary, IReadOnlyDictionary<string, string> Parameters)
{
    internal static Documentation None { get; } = new("", new Dictionary<string, string>());

    /// <summary>What a parameter means, or "".</summary>
    internal string Parameter(string name) => Parameters.TryGetValue(name, out string? text) ? text : "";
}
