using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Walk;

/// <summary>A call of a plugin or function by a name without dots, or a plugin's place where a variable may stand.</summary>
/// <param name="Kind">Where it stands: behind FROM, or in an expression.</param>
/// <param name="Name">The name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Arguments">The arguments; null for a name behind FROM that is not called.</param>
/// <param name="Known">The server's plugin or function, when that is what is called.</param>
/// <param name="Own">The script's definitions, when one of them is called.</param>
/// <param name="Scope">The names around it.</param>
internal sealed record CallSite(
    VqlNameKind Kind,
    string Name,
    SourceSpan NameSpan,
    CallArguments? Arguments,
    VqlName? Known,
    IReadOnlyList<LetStatement> Own,
    ColumnScope Scope)
{
    /// <summary>The name of the argument whose dict stands for all arguments.</summary>
    internal const string Keywords = "**";

    /// <summary>The kind, in words.</summary>
    internal string KindText => TextOf(Kind);

    /// <summary>
    /// The arguments that the call is given: those of a dict behind <c>**</c> when it is written there, otherwise those in
    /// the parentheses.
    /// </summary>
    internal IEnumerable<CallArgument> Given => Spread?.Items ?? Arguments?.Items ?? default;

    /// <summary>Whether the arguments come from a dict that is not written here.</summary>
    internal bool IsOpen => Arguments?.Find(Keywords) is not null && (Spread is null || Own.Count > 0);

    /// <summary>The arguments of a <c>dict()</c> that is written behind <c>**</c>.</summary>
    private CallArguments? Spread => Known is not null
        && Arguments?.Find(Keywords)?.Value is SymbolExpression { IsNegated: false, Names: { Count: 1 } names, Arguments: { } spread }
        && names[0].Name == "dict" && spread.Find(Keywords) is null
        ? spread
        : null;

    internal static string TextOf(VqlNameKind kind) => kind == VqlNameKind.Plugin ? "plugin" : "function";
}
