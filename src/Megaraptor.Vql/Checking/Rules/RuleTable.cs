using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>Which rules judge which places. A rule is one file; a new one is entered here.</summary>
internal static class RuleTable
{
    private static readonly Action<CallSite, CheckContext>[] s_calls =
    [
        UnknownPluginRule.Check, UnknownFunctionRule.Check, WrongKindOfCallRule.Check, UnknownArgumentRule.Check, MissingArgumentRule.Check, DuplicateArgumentRule.Check,
        MixedKeywordsRule.Check, CalledDefinitionRule.Check, UnknownAccessorRule.Check, ArgumentTypeRule.Check,
    ];

    private static readonly Action<ArtifactSite, CheckContext>[] s_artifacts = [UnknownArtifactRule.Check, UnknownSourceRule.Check, UnknownParameterRule.Check, MixedKeywordsRule.Check];

    private static readonly Action<QuerySite, CheckContext>[] s_queries =
        [AliasHidesColumnRule.Check, OrderByNotSelectedRule.Check, CommaInWhereRule.Check, LimitBelowOneRule.Check, UnboundedRule.Check];

    private static readonly Action<OperatorChain, ColumnScope, CheckContext>[] s_chains =
        [AngleBracketsRule.Check, MixedAndOrRule.Check, ComparisonChainRule.Check, NeverTrueRule.Check];

    internal static void Check(CallSite call, CheckContext context)
    {
        foreach (Action<CallSite, CheckContext> rule in s_calls)
        {
            rule(call, context);
        }
    }

    internal static void Check(ArtifactSite artifact, CheckContext context)
    {
        foreach (Action<ArtifactSite, CheckContext> rule in s_artifacts)
        {
            rule(artifact, context);
        }
    }

    internal static void Check(QuerySite query, CheckContext context)
    {
        foreach (Action<QuerySite, CheckContext> rule in s_queries)
        {
            rule(query, context);
        }
    }

    internal static void Check(OperatorChain chain, ColumnScope scope, CheckContext context)
    {
        foreach (Action<OperatorChain, ColumnScope, CheckContext> rule in s_chains)
        {
            rule(chain, scope, context);
        }
    }
}
