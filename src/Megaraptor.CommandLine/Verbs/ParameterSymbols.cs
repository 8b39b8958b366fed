using System.CommandLine;
using System.CommandLine.Parsing;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>What stands for a parameter on the command line: an option, and for a required one also an argument by place.</summary>
/// <param name="Option">The option of anything but a flag.</param>
/// <param name="Flag">The option of a flag.</param>
/// <param name="Argument">The argument by place, or null.</param>
internal sealed record ParameterSymbols(Option<string[]>? Option, Option<bool>? Flag, Argument<string?>? Argument)
{
    /// <summary>Which words of the option are the parameter's.</summary>
    internal Func<string, bool> Counts { get; init; } = static _ => true;

    /// <summary>The option's name: <c>client_id</c> becomes <c>--client-id</c>.</summary>
    internal static string OptionName(string parameter) => "--" + parameter.Replace('_', '-');

    /// <summary>Refuses a value that is given by place and by name: one of the two would be ignored.</summary>
    /// <param name="result">The command as it was parsed.</param>
    internal void RefuseBoth(CommandResult result)
    {
        if (Argument is not null && Option is not null && result.GetResult(Argument) is { Tokens.Count: > 0 } && result.GetResult(Option) is { Implicit: false })
        {
            result.AddError($"{Option.Name} was given twice: once by its place, once by its name.");
        }
    }

    internal static ParameterSymbols For(OperationParameter parameter)
    {
        string name = OptionName(parameter.Name);
        bool repeats = parameter.Kind is ParameterKind.TextList or ParameterKind.IntegerList or ParameterKind.ChoiceList or ParameterKind.TextMap or ParameterKind.TextTable;
        string description = Description(parameter, hasPlace: !repeats);
        if (parameter.Kind == ParameterKind.Flag)
        {
            return new ParameterSymbols(null, new Option<bool>(name) { Description = description }, null);
        }

        var option = new Option<string[]>(name)
        {
            Description = description,
            Arity = ArgumentArity.OneOrMore,
            HelpName = HelpName(parameter),
            AllowMultipleArgumentsPerToken = false,
        };
        if (!repeats)
        {
            option.Validators.Add(result => RefuseRepetition(result, name));
        }

        Argument<string?>? argument = parameter.IsRequired && !repeats
            ? new Argument<string?>(parameter.Name.Replace('_', '-')) { Description = parameter.Description, Arity = ArgumentArity.ZeroOrOne }
            : null;
        return new ParameterSymbols(option, null, argument);
    }

    private static void RefuseRepetition(OptionResult result, string name)
    {
        if (result.Tokens.Count > 1)
        {
            result.AddError($"{name} takes one value and was given {result.Tokens.Count}.");
        }
    }

    private static string Description(OperationParameter parameter, bool hasPlace)
    {
        string description = parameter.Description;
        if (parameter.Default is not null)
        {
            description += $" Default: {parameter.Default}.";
        }

        return (parameter.IsRequired, hasPlace) switch
        {
            (false, _) => description,
            (true, true) => description + " Required; may also stand without its name.",
            (true, false) => description + " Required; repeat it for more.",
        };
    }

    private static string HelpName(OperationParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Choice or ParameterKind.ChoiceList => string.Join('|', parameter.Choices),
        ParameterKind.Integer or ParameterKind.Page or ParameterKind.Number or ParameterKind.IntegerList => "N",
        ParameterKind.Duration => "90s|15m|2h|1d",
        ParameterKind.TextMap => "K=V",
        ParameterKind.TextTable => "ARTIFACT/K=V",
        ParameterKind.QueryText => "VQL",
        ParameterKind.Cursor => "CURSOR",
        _ => "TEXT",
    };
}
