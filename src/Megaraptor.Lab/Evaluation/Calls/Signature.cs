using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>The parameters of a function or plugin.</summary>
internal sealed class Signature
{
    private Signature(IReadOnlyList<Parameter> parameters, bool isFree)
    {
        Parameters = parameters;
        IsFree = isFree;
    }

    /// <summary>Any arguments at all, under names that the caller chooses.</summary>
    public static Signature Free { get; } = new([], isFree: true);

    /// <summary>The parameters, in the order in which they are read.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Whether any other arguments may be given.</summary>
    public bool IsFree { get; }

    /// <summary>A signature of named parameters.</summary>
    /// <param name="parameters">The parameters, in the order in which they are read.</param>
    /// <returns>The signature.</returns>
    public static Signature Of(params IReadOnlyList<Parameter> parameters) => new(parameters, isFree: false);

    /// <summary>The signature that the server's reference has for a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kinds">The kinds of parameters that differ from those of their types.</param>
    /// <returns>The signature.</returns>
    public static Signature Of(VqlName name, IReadOnlyDictionary<string, ParameterKind> kinds) => new(
        [.. name.Arguments.Select(argument => new Parameter(argument.Name, kinds.GetValueOrDefault(argument.Name, KindOf(argument)), argument.IsRequired))],
        name.IsFreeForm);

    /// <summary>The signature without some of its parameters, which a call then may not give.</summary>
    /// <param name="isLeftOut">Whether a parameter of a name is left out.</param>
    /// <returns>The signature; this one when nothing is left out.</returns>
    public Signature Without(Predicate<string> isLeftOut) =>
        Parameters.Any(parameter => isLeftOut(parameter.Name)) ? new Signature([.. Parameters.Where(parameter => !isLeftOut(parameter.Name))], IsFree) : this;

    /// <summary>The place of a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The place, or -1.</returns>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static ParameterKind KindOf(VqlArgument argument) => argument.Type switch
    {
        VqlArgumentType.String or VqlArgumentType.Code => argument.IsRepeated ? ParameterKind.Texts : ParameterKind.Text,
        VqlArgumentType.Boolean => ParameterKind.Flag,
        VqlArgumentType.Integer => ParameterKind.Integer,
        VqlArgumentType.Float => ParameterKind.Float,
        VqlArgumentType.Path => argument.IsRepeated ? ParameterKind.Paths : ParameterKind.Path,
        VqlArgumentType.Dict => ParameterKind.Dict,
        VqlArgumentType.Query => ParameterKind.Query,
        VqlArgumentType.Expression => ParameterKind.Lazy,
        VqlArgumentType.Lambda => ParameterKind.Lambda,
        VqlArgumentType.Time => ParameterKind.Time,
        _ => argument.IsRepeated ? ParameterKind.List : ParameterKind.Any,
    };
}
