using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Expressions;

/// <summary>Looks up names with dots between them: a variable, then members.</summary>
internal static class NamePath
{
    /// <summary>Looks names up. It is logged when there is no such variable, not when a member is missing.</summary>
    /// <param name="names">The names.</param>
    /// <param name="kind">What the first name stands for, in messages.</param>
    /// <param name="sign">What is written before the names, for messages.</param>
    /// <param name="scope">The variables.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryResolve(NodeList<VqlIdentifier> names, string kind, string sign, Scope scope, out object? value)
    {
        if (!scope.TryResolve(names[0].Name, out value))
        {
            string text = sign + Text(names);
            string where = names.Count > 1 ? $"While resolving {text} {kind} {names[0].Text}" : $"{kind} {text}";
            scope.Query.Log($"ERROR:{where} not found. {scope.Describe()}");
            return false;
        }

        for (int i = 1; i < names.Count; i++)
        {
            if (Members.Find(scope, value, names[i].Name, out value) != Lookup.Found)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The names as they are written.</summary>
    /// <param name="names">The names.</param>
    /// <returns>The text.</returns>
    public static string Text(NodeList<VqlIdentifier> names) => string.Join(".", names.Select(static name => name.Text));
}
