using System.Globalization;
using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations.Model;
using Microsoft.CodeAnalysis;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Reads what a value must be beside its type: a range, a length, a pattern.</summary>
internal static class ConstraintReader
{
    internal static ParameterModel Read(ParameterModel parameter, Func<string, AttributeData?> find, LocationInfo? location, List<DiagnosticInfo> findings)
    {
        if (parameter.Role == ParameterRole.Page)
        {
            return parameter;
        }

        Shape shape = parameter.Type is { Shape: Shape.List, Element: { } element } ? element.Shape : parameter.Type!.Shape;
        bool isList = parameter.Type.Shape == Shape.List;
        if (find(KnownTypes.RangeAttribute) is { ConstructorArguments: [{ Value: { } min }, { Value: { } max }] })
        {
            parameter = Range(parameter, shape, Convert.ToDouble(min, CultureInfo.InvariantCulture), Convert.ToDouble(max, CultureInfo.InvariantCulture), min, max, Refuse);
        }

        if (find(KnownTypes.LengthAttribute) is { ConstructorArguments: [{ Value: int shortest }, { Value: int longest }] })
        {
            _ = shape != Shape.Text || isList ? Refuse("a length is for text") : shortest < 0 || longest < shortest ? Refuse("the shortest length is from 0 to the longest") : true;
            parameter = parameter with { MinLength = shortest, MaxLength = longest };
        }

        if (find(KnownTypes.PatternAttribute) is { ConstructorArguments: [{ Value: string pattern }] })
        {
            _ = shape != Shape.Text || isList ? Refuse("a pattern is for text") : PatternCheck.Problem(pattern) is { } problem ? Refuse($"the pattern cannot be used: {problem}") : true;
            parameter = parameter with { Pattern = pattern };
        }

        return parameter;

        bool Refuse(string why)
        {
            findings.Add(DiagnosticInfo.Create(Rules.BadConstraint, location, parameter.Name, why));
            return false;
        }
    }

    private static ParameterModel Range(ParameterModel parameter, Shape shape, double min, double max, object exactMin, object exactMax, Func<string, bool> refuse)
    {
        if (!(min <= max))
        {
            refuse("the smallest value is larger than the largest");
        }

        switch (shape)
        {
            case Shape.Int32 or Shape.Int64 when exactMin is long smallest && exactMax is long largest:
                return parameter with { Min = smallest, Max = largest };
            case Shape.Double or Shape.Duration:
                return parameter with { MinNumber = min, MaxNumber = max };
            default:
                refuse(shape is Shape.Int32 or Shape.Int64 ? "the range of whole numbers has whole ends" : "a range is for numbers and durations");
                return parameter;
        }
    }
}
