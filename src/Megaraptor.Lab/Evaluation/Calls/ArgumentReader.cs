using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Files;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>Reads the arguments of a call as its signature says, with the server's messages for what does not fit.</summary>
internal static class ArgumentReader
{
    /// <summary>Reads the arguments.</summary>
    /// <param name="name">The name of what is called.</param>
    /// <param name="site">The call's place in the syntax tree.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The call.</returns>
    /// <exception cref="CallFailedException">An argument is missing, unknown or of the wrong kind.</exception>
    public static Call Read(string name, object site, Signature signature, BoundArguments arguments)
    {
        IReadOnlyList<Parameter> parameters = signature.Parameters;
        object?[] values = new object?[parameters.Count];
        bool[] given = new bool[parameters.Count];
        int read = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            Parameter parameter = parameters[i];
            int at = arguments.IndexOf(parameter.Name);
            if (at < 0)
            {
                if (parameter.IsRequired)
                {
                    throw new CallFailedException($"Field {parameter.Name} is required");
                }

                continue;
            }

            read++;
            given[i] = true;
            values[i] = Read(parameter, arguments, at);
        }

        if (read < arguments.Count && !signature.IsFree)
        {
            throw new CallFailedException($"Unexpected arg {FirstUnknown(signature, arguments)}");
        }

        return new Call(arguments.Scope, name, site, signature, values, given, arguments);
    }

    private static string FirstUnknown(Signature signature, BoundArguments arguments)
    {
        int i = 0;
        while (signature.IndexOf(arguments.Name(i)) >= 0)
        {
            i++;
        }

        return arguments.Name(i);
    }

    private static object? Read(Parameter parameter, BoundArguments arguments, int at)
    {
        if (parameter.Kind == ParameterKind.Lazy)
        {
            return at;
        }

        Scope scope = arguments.Scope;
        object? value = arguments.Value(at);
        if (value is StoredExpression expression)
        {
            value = expression.Reduce(scope);
        }

        try
        {
            return parameter.Kind switch
            {
                ParameterKind.Any => value,
                ParameterKind.Text => TextOf(scope, value),
                ParameterKind.Texts => TextsOf(scope, value),
                ParameterKind.List => ListOf(scope, value),
                ParameterKind.Integer => IntegerOf(value),
                ParameterKind.Float => FloatOf(value),
                ParameterKind.Flag => Truth.Of(scope, value),
                ParameterKind.Dict => DictOf(scope, value),
                ParameterKind.Query => value as StoredQuery ?? new ValueQuery(value),
                ParameterKind.Lambda => Lambda.From(value, scope.Query),
                ParameterKind.Path => PathArguments.One(arguments, value),
                ParameterKind.Paths => PathArguments.Many(arguments, value),
                ParameterKind.Time => TimeValue.TryFrom(scope, value, out VqlTime time) ? time : VqlTime.Zero,
                _ => throw new InvalidOperationException($"{parameter.Kind} has no reader."),
            };
        }
        catch (CallFailedException e)
        {
            throw new CallFailedException($"Field {parameter.Name} {e.Message}", e);
        }
    }

    /// <summary>A list of one stands for its item.</summary>
    private static string TextOf(Scope scope, object? value)
    {
        object? materialised = Materialised.Query(scope, value);
        return materialised switch
        {
            string text => text,
            null => string.Empty,
            VqlList { Count: 1 } list => ItemText(scope, list[0]),
            _ => GoText.Of(materialised),
        };
    }

    private static List<string> TextsOf(Scope scope, object? value) =>
        Materialised.Query(scope, value) is VqlList list
            ? [.. list.Select(item => ItemText(scope, item))]
            : [GoText.Of(value)];

    /// <summary>A row with one column stands for the column.</summary>
    private static string ItemText(Scope scope, object? item)
    {
        if (item is VqlDict { Count: 1 } dict)
        {
            return GoText.Of(dict.Items.First().Value);
        }

        return GoText.Of(Materialised.Query(scope, item));
    }

    private static VqlList ListOf(Scope scope, object? value) =>
        Materialised.Query(scope, value) is VqlList list ? list : new VqlList([value]);

    private static long IntegerOf(object? value) =>
        VqlValue.TryInteger(value, out long integer)
            ? integer
            : throw new CallFailedException($"should be an int not {VqlValue.TypeName(value)}.");

    private static double FloatOf(object? value) =>
        VqlValue.TryFloat(value, out double number)
            ? number
            : throw new CallFailedException($"should be a float not {VqlValue.TypeName(value)}.");

    private static VqlDict DictOf(Scope scope, object? value) => value switch
    {
        VqlDict dict => dict,
        null => new VqlDict(),
        string or bool or long or int or ulong or byte or double => throw new CallFailedException($"should be a dict not {VqlValue.TypeName(value)}."),
        _ => Materialised.Dict(scope, value),
    };
}
