using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A comma in WHERE makes it a list, and a list is always true.</summary>
internal static class CommaInWhereRule
{
    internal static void Check(QuerySite site, CheckContext context)
    {
        if (site.Query.Where is { IsList: true } where)
        {
            SourceSpan span = where.Span;
            context.Report(VqlRules.CommaInWhere, "", span, "The comma makes this a list, which is always true: every row passes.", "Join the conditions with AND.");
        }
    }
}
