using System.Globalization;
using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Reads the parameters of a method.</summary>
internal static class ParameterReader
{
    private const int DefaultPage = 100;
    private const int DefaultMaxPage = 10_000;

    private const string Writable =
        "callers cannot write: use string, int, long, double, bool, an enum, DateTimeOffset, TimeSpan, IReadOnlyList<T> of text, whole numbers or an enum, IReadOnlyDictionary<string, string>, or a record of options";

    internal static List<ParameterModel> Read(IMethodSymbol method, Documentation documentation, TypeReader types, List<DiagnosticInfo> findings)
    {
        var parameters = new List<ParameterModel>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            LocationInfo? location = LocationInfo.From(parameter.Locations.FirstOrDefault());
            if (parameter.Type.Plain() == "System.Threading.CancellationToken")
            {
                parameters.Add(new ParameterModel(parameter.Name, "", ParameterRole.Cancellation, null, parameter.Type.Declared(), null, null, "", null, null, 0));
            }
            else if (OptionsReader.IsOptions(parameter.Type) && method.Find(KnownTypes.VqlAttribute) is null)
            {
                if (OptionsReader.Read(parameter, location, findings) is { } options)
                {
                    parameters.Add(options);
                }
            }
            else if (types.Read(parameter.Type) is { } type && IsBindable(type))
            {
                parameters.Add(Read(parameter, type, documentation, location, findings));
            }
            else
            {
                findings.Add(DiagnosticInfo.Create(Rules.UnsupportedType, location, $"The parameter '{parameter.Name}'", $"'{parameter.Type.ToDisplayString()}'", Writable));
            }
        }

        return parameters;
    }

    /// <summary>Whether a caller can write a value of a type.</summary>
    internal static bool IsBindable(TypeModel type) => type.Shape switch
    {
        Shape.Text or Shape.Int32 or Shape.Int64 or Shape.Double or Shape.Boolean or Shape.Choice or Shape.Timestamp or Shape.Duration => true,
        Shape.List => type.Element is { IsNullable: false, Shape: Shape.Text or Shape.Int32 or Shape.Int64 or Shape.Choice } && !type.Name.EndsWith("]", StringComparison.Ordinal),
        Shape.Map => type.Element is { Shape: Shape.Text } or { Shape: Shape.Map, Element.Shape: Shape.Text },
        _ => false,
    };

    /// <summary>The default of a value as JSON, or null where there is none worth showing.</summary>
    internal static string? DefaultJson(object? value, TypeModel type) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        string text => JsonText.Quote(text),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ when type.Shape == Shape.Choice => Choice(Convert.ToInt32(value, CultureInfo.InvariantCulture), type),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static ParameterModel Read(IParameterSymbol parameter, TypeModel type, Documentation documentation, LocationInfo? location, List<DiagnosticInfo> findings)
    {
        AttributeData? page = parameter.Find(KnownTypes.PageAttribute);
        ParameterRole role = page is not null ? ParameterRole.Page
            : parameter.Find(KnownTypes.CursorAttribute) is not null ? ParameterRole.Cursor
            : parameter.Find(KnownTypes.QueryTextAttribute) is not null ? ParameterRole.QueryText
            : ParameterRole.Plain;
        if (role == ParameterRole.Page && type is not { Shape: Shape.Int32, IsNullable: true })
        {
            findings.Add(DiagnosticInfo.Create(Rules.UnsupportedType, location, $"The page '{parameter.Name}'", $"'{parameter.Type.ToDisplayString()}'", "is not 'int?': null means all rows"));
        }

        if (role is ParameterRole.Cursor or ParameterRole.QueryText && type.Shape != Shape.Text)
        {
            findings.Add(DiagnosticInfo.Create(Rules.UnsupportedType, location, $"The parameter '{parameter.Name}'", $"'{parameter.Type.ToDisplayString()}'", "is not text"));
        }

        var model = new ParameterModel(
            parameter.Name,
            role == ParameterRole.Cursor ? "cursor" : CSharpText.SnakeCase(parameter.Name),
            role,
            type,
            parameter.Type.Declared(),
            parameter.HasExplicitDefaultValue ? DefaultCode(parameter, type) : null,
            parameter.HasExplicitDefaultValue ? DefaultJson(parameter.ExplicitDefaultValue, type) : null,
            documentation.Parameter(parameter.Name),
            null,
            page?.Named("Max", DefaultMaxPage),
            page?.Named("Default", DefaultPage) ?? 0);
        return ConstraintReader.Read(model, parameter.Find, location, findings);
    }

    private static string DefaultCode(IParameterSymbol parameter, TypeModel type) => parameter.ExplicitDefaultValue switch
    {
        null => "default",
        var value when type.Shape == Shape.Choice => $"({type.Name}){Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}",
        var value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + (type.Shape == Shape.Int64 ? "L" : ""),
    };

    private static string? Choice(int value, TypeModel type) => value >= 0 && value < type.Choices.Count ? JsonText.Quote(type.Choices[value].Word) : null;
}
