using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Operators;

/// <summary>The operator <c>IN</c>.</summary>
internal static class Membership
{
    /// <summary>Whether a value is an item of a list, a key of a dict or a part of a text.</summary>
    /// <param name="scope">The scope of the expression.</param>
    /// <param name="item">The value.</param>
    /// <param name="container">Where to look.</param>
    /// <returns>True when it is there.</returns>
    public static bool Of(Scope scope, object? item, object? container)
    {
        switch (container)
        {
            case string text:
                return item is string part && text.Contains(part, StringComparison.Ordinal);
            case VqlDict dict:
                return item is string key && dict.Contains(key);
            case VqlList list:
                foreach (object? candidate in list)
                {
                    if (Equality.Of(scope, item, candidate))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}
