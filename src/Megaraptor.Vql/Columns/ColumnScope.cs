using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Columns;

/// <summary>The names that an expression sees, from the inside out: rows, parameters, LETs.</summary>
/// <param name="Lets">What the script defines.</param>
/// <param name="Variables">What the script is given: the variables of its environment, the parameters of an artifact.</param>
/// <param name="Rows">The columns of the rows around the expression, the innermost first.</param>
/// <param name="Outer">The scope around this one, or null.</param>
internal sealed record ColumnScope(LetStatement[] Lets, QueryColumns Variables, QueryColumns? Rows = null, ColumnScope? Outer = null)
{
    /// <summary>A scope with the columns of a row inside this one.</summary>
    internal ColumnScope Inside(QueryColumns rows) => this with { Rows = rows, Outer = this };

    /// <summary>The type of a column of the rows around, or null when a LET or a variable may be meant.</summary>
    internal VqlType? Column(string name)
    {
        for (ColumnScope? scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.Rows?.Find(name) is { } column)
            {
                return column.IsOptional ? VqlType.Any : column.Type;
            }

            if (scope.Rows is { IsExact: false })
            {
                return VqlType.Any;
            }
        }

        return null;
    }

    /// <summary>The only definition of a name, or null.</summary>
    internal LetStatement? Let(string name)
    {
        LetStatement? found = null;
        foreach (LetStatement let in Lets)
        {
            if (let.Name.Name == name)
            {
                if (found is not null)
                {
                    return null;
                }

                found = let;
            }
        }

        return found;
    }

    /// <summary>Whether a name is defined, once or more often.</summary>
    internal bool Defines(string name) => Array.Exists(Lets, let => let.Name.Name == name);
}
