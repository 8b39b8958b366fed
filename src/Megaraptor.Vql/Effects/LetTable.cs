using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Effects;

/// <summary>What a script defines with LET. A name that is defined twice has both meanings, since a stored query sees later definitions.</summary>
internal sealed class LetTable
{
    private readonly Dictionary<string, List<LetStatement>> _definitions = new(StringComparer.Ordinal);

    internal LetTable(VqlScript script)
    {
        foreach (LetStatement let in script.Statements.OfType<LetStatement>())
        {
            if (!_definitions.TryGetValue(let.Name.Name, out List<LetStatement>? definitions))
            {
                _definitions.Add(let.Name.Name, definitions = []);
            }

            definitions.Add(let);
        }
    }

    internal bool Defines(string name) => _definitions.ContainsKey(name);

    /// <summary>The only definition of a name, or null.</summary>
    internal LetStatement? Single(string name) =>
        _definitions.TryGetValue(name, out List<LetStatement>? definitions) && definitions.Count == 1 ? definitions[0] : null;
}
