using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Syntax;

/// <summary>What a script defines with LET. A name that is defined twice has both meanings, since a stored query sees later definitions.</summary>
internal sealed class LetTable
{
    private static readonly List<LetStatement> s_none = [];

    private readonly Dictionary<string, List<LetStatement>> _definitions = new(StringComparer.Ordinal);

    internal LetTable(VqlScript script)
    {
        foreach (VqlStatement statement in script.Statements)
        {
            if (statement is not LetStatement let)
            {
                continue;
            }

            if (!_definitions.TryGetValue(let.Name.Name, out List<LetStatement>? definitions))
            {
                _definitions.Add(let.Name.Name, definitions = []);
            }

            definitions.Add(let);
        }
    }

    internal bool Defines(string name) => _definitions.ContainsKey(name);

    /// <summary>All definitions of a name, in order.</summary>
    internal IReadOnlyList<LetStatement> All(string name) => _definitions.TryGetValue(name, out List<LetStatement>? definitions) ? definitions : s_none;

    /// <summary>The only definition of a name, or null.</summary>
    internal LetStatement? Single(string name) =>
        _definitions.TryGetValue(name, out List<LetStatement>? definitions) && definitions.Count == 1 ? definitions[0] : null;
}
