namespace Megaraptor.Lab.Artifacts.Definitions;

/// <summary>A piece of the YAML of a definition.</summary>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Tag">What YAML takes it for, such as <c>!!str</c>.</param>
internal abstract record DefinitionNode(int Line, string Tag);

/// <summary>A text.</summary>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Tag">What YAML takes it for.</param>
/// <param name="Value">The text, before anything was made of it.</param>
internal sealed record ScalarNode(int Line, string Tag, string Value) : DefinitionNode(Line, Tag)
{
    /// <summary>The tag of no value.</summary>
    public const string Null = "!!null";
}

/// <summary>A list.</summary>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Items">Its items.</param>
internal sealed record ListNode(int Line, IReadOnlyList<DefinitionNode> Items) : DefinitionNode(Line, "!!seq");

/// <summary>Keys with values.</summary>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Entries">The keys with their values, in order.</param>
internal sealed record MapNode(int Line, IReadOnlyList<(ScalarNode Key, DefinitionNode Value)> Entries) : DefinitionNode(Line, "!!map");
