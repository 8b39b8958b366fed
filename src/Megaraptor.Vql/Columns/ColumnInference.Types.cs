using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Columns;

/// <content>The types of expressions.</content>
public sealed partial class ColumnInference
{
    /// <summary>The type of an expression in a query that stands as a statement of the script.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="query">The query, or null when the expression stands in none.</param>
    /// <returns>The type.</returns>
    public VqlType TypeOf(VqlExpression expression, SelectQuery? query) =>
        TypeOf(expression, query is null ? _root : _root.Inside(OfSource(query.From, _root)));

    internal VqlType TypeOf(VqlExpression expression, ColumnScope scope) => expression switch
    {
        StringLiteral => VqlType.String,
        NumberLiteral number => number.Value.Kind switch
        {
            NumberKind.Integer => VqlType.Integer,
            NumberKind.Float => VqlType.Float,
            _ => VqlType.Null,
        },
        BooleanLiteral => VqlType.Boolean,
        NullLiteral => VqlType.Null,
        NotExpression => VqlType.Boolean,
        ParenthesizedExpression parenthesized => OfList(parenthesized.Inner, scope),
        ArrayExpression { Inner: { } inner } => OfList(inner, scope),
        ArrayExpression => VqlType.List,
        SubqueryExpression => VqlType.Any,
        OperatorChain chain => OfChain(chain, scope),
        SymbolExpression symbol => OfSymbol(symbol, scope),
        MemberExpression member => OfMember(member, scope),
        _ => VqlType.Any,
    };

    private VqlType OfList(CommaExpression comma, ColumnScope scope)
    {
        if (!comma.IsList)
        {
            return TypeOf(comma.Items[0], scope);
        }

        VqlType? element = null;
        foreach (VqlExpression item in comma.Items)
        {
            VqlType type = TypeOf(item, scope);
            element = element is null ? type : element.Or(type);
        }

        return element is null ? VqlType.List : VqlType.ListOf(element);
    }

    private VqlType OfChain(OperatorChain chain, ColumnScope scope)
    {
        switch (chain.Level)
        {
            case OperatorLevel.Comparison:
                return VqlType.Boolean;
            case OperatorLevel.And:
                // AND answers a boolean, && one of its operands.
                return chain.OperatorTexts.Any(static text => text == "&&") ? VqlType.Any : VqlType.Boolean;
            case OperatorLevel.Or:
                return VqlType.Any;
        }

        VqlType result = TypeOf(chain.Operands[0], scope);
        for (int i = 0; i < chain.Operators.Count; i++)
        {
            result = OfArithmetic(chain.Operators[i].Kind, result, TypeOf(chain.Operands[i + 1], scope));
        }

        return result;
    }

    private static VqlType OfArithmetic(TokenKind @operator, VqlType left, VqlType right) => (@operator, left, right) switch
    {
        (TokenKind.Slash, { Kind: VqlTypeKind.Integer or VqlTypeKind.Float }, { Kind: VqlTypeKind.Integer or VqlTypeKind.Float }) => VqlType.Float.OrNull(),
        (_, { Kind: VqlTypeKind.Integer }, { Kind: VqlTypeKind.Integer }) => left.Or(right),
        (_, { Kind: VqlTypeKind.Integer or VqlTypeKind.Float }, { Kind: VqlTypeKind.Integer or VqlTypeKind.Float }) =>
            left.IsNullable || right.IsNullable ? VqlType.Float.OrNull() : VqlType.Float,
        (TokenKind.Plus, { Kind: VqlTypeKind.String }, { Kind: VqlTypeKind.String }) => left.Or(right),
        (TokenKind.Plus, { Kind: VqlTypeKind.List }, { Kind: VqlTypeKind.List }) => left.Or(right),
        _ => VqlType.Any,
    };

    private VqlType OfSymbol(SymbolExpression symbol, ColumnScope scope)
    {
        if (symbol.IsNegated)
        {
            return VqlType.Any;
        }

        if (symbol.Arguments is { } arguments)
        {
            return symbol.Names.Count == 1 ? OfCall(symbol.Names[0].Name, arguments, scope) : VqlType.Any;
        }

        VqlType type = OfName(symbol.Names[0].Name, scope);
        foreach (VqlIdentifier part in symbol.Names.Skip(1))
        {
            type = OfPart(type, part.Name);
        }

        return type;
    }

    private VqlType OfMember(MemberExpression member, ColumnScope scope)
    {
        VqlType type = TypeOf(member.Target, scope);
        foreach (Accessor accessor in member.Accessors)
        {
            type = accessor switch
            {
                NamedAccessor named => OfPart(type, named.Name.Name),
                BracketAccessor { IsSlice: false, Start: StringLiteral text } => OfPart(type, text.Value),
                _ => VqlType.Any,
            };
        }

        return type;
    }

    private static VqlType OfPart(VqlType type, string name) =>
        type is { Kind: VqlTypeKind.Dict, IsNullable: false, Members: { } members } && members.Find(name) is { IsOptional: false } part ? part.Type
        : type is { Kind: VqlTypeKind.Dict, IsNullable: false, Members.IsExact: true } ? VqlType.Null
        : VqlType.Any;

    private VqlType OfName(string name, ColumnScope scope)
    {
        if (scope.Column(name) is { } column)
        {
            return column;
        }

        return scope.Let(name) is { Parameters: null } let ? OfLet(let, scope)
            : !scope.Defines(name) && scope.Variables.Find(name) is { } variable ? variable.Type
            : VqlType.Any;
    }

    /// <summary>The type of a definition where it is used: a lazy one is evaluated there.</summary>
    private VqlType OfLet(LetStatement let, ColumnScope scope)
    {
        ColumnScope around = Around(let, scope);
        bool isPlain = let.IsMaterialised || around == _root;
        if (isPlain && _values.TryGetValue(let, out VqlType? known))
        {
            return known;
        }

        // Inside its own definition a name means what it meant before, so nothing is known.
        if (_budget-- <= 0 || !_inProgress.Add(let))
        {
            return VqlType.Any;
        }

        VqlType type = let.Value is SubqueryExpression subquery ? VqlType.ListOf(VqlType.DictOf(Of(subquery.Query, around))) : TypeOf(let.Value, around);
        _inProgress.Remove(let);
        if (isPlain)
        {
            _values[let] = type;
        }

        return type;
    }

    private VqlType OfCall(string function, CallArguments arguments, ColumnScope scope)
    {
        if (scope.Let(function) is not null || HasKeywords(arguments))
        {
            return VqlType.Any;
        }

        return function switch
        {
            "dict" => VqlType.DictOf(new QueryColumns(
                ColumnCertainty.Exact,
                arguments.Items.GroupBy(static argument => argument.Name.Name).Select(group => new VqlColumn(group.Key, OfArgument(group.Last(), scope))))),
            "if" => OfArgument(arguments.Find("then"), scope).Or(OfArgument(arguments.Find("else"), scope)),
            "max" or "min" => OfArgument(arguments.Find("item"), scope).OrNull(),
            _ => FunctionTypes.Of(function),
        };
    }

    private VqlType OfArgument(CallArgument? argument, ColumnScope scope) => argument is null ? VqlType.Null : TypeOf(argument.Value, scope);
}
