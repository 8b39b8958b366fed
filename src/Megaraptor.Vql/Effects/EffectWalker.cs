using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Effects;

/// <summary>Walks a tree and notes every place that can do something.</summary>
/// <remarks>
/// Definitions are walked where they stand, whether they are used or not, so a call of an own name adds nothing. A name
/// that the server knows counts as the server's even where a LET covers it: which of the two wins depends on the kind.
/// </remarks>
/// <param name="names">The server's names, and the artifacts whose queries are known.</param>
/// <param name="lets">What the code defines.</param>
/// <param name="depth">In how many strings and artifacts the code stands.</param>
internal sealed partial class EffectWalker(EffectNames names, LetTable lets, int depth) : VqlWalker
{
    /// <summary>How deep queries in the text of queries, and artifacts in artifacts, are followed.</summary>
    private const int MaxDepth = 8;

    private const string ArtifactRoot = "Artifact";

    private readonly HashSet<VqlNode> _spared = [];

    /// <summary>What was found, in no order.</summary>
    internal List<EffectFinding> Findings { get; } = [];

    protected internal override bool VisitFromClause(FromClause node)
    {
        string name = node.FullName;
        if (node.Names.Count == 0)
        {
            return true;
        }

        if (node.Names[0].Name == ArtifactRoot)
        {
            VisitArtifact(node.Names, node.Arguments, node.Span);
        }
        else if (node.Arguments is null && node.Names.Count > 1 && !lets.Defines(node.Names[0].Name))
        {
            Note(VqlEffects.Unknown, name, node.Span, $"What {name} stands for is not fixed in the text.");
        }
        else if (node.Arguments is null)
        {
            VisitVariable(node.Names, node.Span);
        }
        else if (node.Names.Count == 1 && names.Reference.Find(VqlNameKind.Plugin, name) is { } plugin)
        {
            VisitCall(plugin, node.Names[0].Span, node.Arguments.Items);
        }
        else if (!IsOwnCall(node.Names))
        {
            NoteUnknown(VqlNameKind.Plugin, name, node.Names[0].Span);
        }

        return node.Arguments is null || Visit(node.Arguments);
    }

    protected internal override bool VisitSymbol(SymbolExpression node)
    {
        if (node.Names[0].Name == ArtifactRoot && (node.Names.Count > 1 || node.Calls.Count > 0))
        {
            VisitArtifact(node.Names, node.Arguments, node.Span);
        }
        else if (IsArtifactObject(node))
        {
            if (!_spared.Contains(node))
            {
                Note(VqlEffects.Unknown, ArtifactRoot, node.Span, "Artifact stands for every artifact; handed on, any of them can be called by another name.");
            }
        }
        else if (node.Calls.Count == 0)
        {
            VisitVariable(node.Names, node.Span);
        }
        else if (node.Names.Count == 1 && names.Reference.Find(VqlNameKind.Function, node.Names[0].Name) is { } function)
        {
            VisitCall(function, node.Names[0].Span, [.. node.Calls.SelectMany(static call => call.Items)]);
        }
        else if (!IsOwnCall(node.Names))
        {
            NoteUnknown(VqlNameKind.Function, node.FullName, node.Names[0].Span);
        }

        foreach (CallArguments call in node.Calls)
        {
            Visit(call);
        }

        return true;
    }

    protected internal override bool VisitSelectColumn(SelectColumn node)
    {
        Spare(node.Expression);
        return base.VisitSelectColumn(node);
    }

    protected internal override bool VisitOperatorChain(OperatorChain node)
    {
        foreach (VqlExpression operand in node.Operands)
        {
            Spare(operand);
        }

        return base.VisitOperatorChain(node);
    }

    protected internal override bool VisitSelectQuery(SelectQuery node)
    {
        foreach (VqlExpression key in node.GroupBy?.Items ?? default)
        {
            Spare(key);
        }

        return base.VisitSelectQuery(node);
    }

    /// <summary>Artifact as a column, an operand or a key is shown or compared, not handed on: a row may have a column of that name.</summary>
    private void Spare(VqlExpression? expression)
    {
        if (expression is SymbolExpression symbol && IsArtifactObject(symbol))
        {
            _spared.Add(symbol);
        }
    }

    private static bool IsArtifactObject(SymbolExpression symbol) => symbol is { Calls.Count: 0, Names.Count: 1 } && symbol.Names[0].Name == ArtifactRoot;

    /// <summary>A call of a name that the script defines. What was stored under a dotted name may be callable itself; only the functions of starl() are known to do nothing.</summary>
    private bool IsOwnCall(NodeList<VqlIdentifier> names) => names.Count == 1
        ? lets.Defines(names[0].Name)
        : lets.Single(names[0].Name) is { Value: SymbolExpression { Names: { Count: 1 } called } } && called[0].Name == "starl";

    /// <summary>Variables that the server puts into every query.</summary>
    private void VisitVariable(NodeList<VqlIdentifier> names, SourceSpan span)
    {
        string head = names[0].Name;
        if (head == "config")
        {
            // The version is no secret; the rest holds the nonce and the certificates.
            bool isVersion = names.Count > 1 && names[1].Name is "server_version" or "version";
            VqlEffects effects = isVersion ? VqlEffects.ReadServerState : VqlEffects.ReadServerState | VqlEffects.ReadSecrets;
            Note(effects, head, span, "config is the configuration of the server" + (isVersion ? "." : ", its nonce included."));
        }
        else if (head.StartsWith("$", StringComparison.Ordinal) && head != "$Query")
        {
            Note(VqlEffects.Unknown, head, span, $"{head} is an inner object of the server.");
        }
    }

    private void NoteUnknown(VqlNameKind kind, string name, SourceSpan span)
    {
        VqlNameKind other = kind == VqlNameKind.Plugin ? VqlNameKind.Function : VqlNameKind.Plugin;
        string what = kind == VqlNameKind.Plugin ? "plugin" : "function";
        string? hint = names.Reference.Find(other, name) is not null
            ? $"{name}() is a {(other == VqlNameKind.Plugin ? "plugin: it stands behind FROM" : "function: it stands in an expression")}."
            : NearMatches.Question(names.Reference.NearTo(kind, name));
        Note(VqlEffects.Unknown, name, span, $"{name}() is no {what} that is known.{(hint is null ? "" : " " + hint)}");
    }

    private void Note(VqlEffects effects, string name, SourceSpan span, string reason, IReadOnlyList<string>? permissions = null) =>
        Findings.Add(new EffectFinding(effects, name, span, reason, permissions ?? []));
}
