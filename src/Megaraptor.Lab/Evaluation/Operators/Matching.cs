using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Regex;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Operators;

/// <summary>The operator <c>=~</c>, which ignores case.</summary>
internal static class Matching
{
    /// <summary>Whether an expression matches a value anywhere: its text, one of its items, or a dict's JSON.</summary>
    /// <param name="scope">The scope of the expression.</param>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="target">The value.</param>
    /// <returns>True when it matches.</returns>
    public static bool Of(Scope scope, object? pattern, object? target)
    {
        if (pattern is not string expression)
        {
            return false;
        }

        if (expression is "" or "." or ".*")
        {
            return true;
        }

        switch (target)
        {
            case string text:
                return CompiledRegex.Get(scope.Query, expression)?.IsMatch(text) ?? false;
            case VqlList list:
                foreach (object? item in list)
                {
                    if (Of(scope, expression, item))
                    {
                        return true;
                    }
                }

                return false;
            case VqlDict dict:
                return Of(scope, expression, JsonText.Of(dict, scope));
            case OsPath or VqlTime or long or int or ulong or byte or double:
                return Of(scope, expression, GoText.Of(target));
            default:
                return false;
        }
    }
}
