using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Emit;

/// <summary>Enumerations as words: what surfaces show and the server understands.</summary>
internal static class Words
{
    /// <summary>An expression for the word of a value.</summary>
    internal static string Of(TypeModel type, string expression)
    {
        string arms = string.Join(", ", type.Choices.Select(choice => $"{type.Name}.{choice.Member} => {CSharpText.Literal(choice.Word)}"));
        string none = type.IsNullable ? "null => (string?)null, " : "";
        return $"{expression} switch {{ {none}{arms}, _ => throw new global::System.ArgumentOutOfRangeException(nameof({Root(expression)})) }}";
    }

    /// <summary>An expression for the value of a word that is read; what is none of the words is the first member.</summary>
    internal static string Parse(TypeModel type, string expression)
    {
        string arms = string.Join(", ", type.Choices.Select(choice => $"{CSharpText.Literal(choice.Word)} => {type.Name}.{choice.Member}"));
        string other = type.IsNullable ? $"({type.Name}?)null" : $"default({type.Name})";
        return $"{expression} switch {{ {arms}, _ => {other} }}";
    }

    private static string Root(string expression)
    {
        int dot = expression.IndexOf('.');
        return dot < 0 ? expression : expression.Substring(0, dot);
    }
}
