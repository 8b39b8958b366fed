using System.Globalization;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Operations.Read;
using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Emit;

/// <summary>Emits how the argument of one parameter is read and checked.</summary>
internal static class ArgumentBinding
{
    internal static string Of(ParameterModel parameter)
    {
        TypeModel type = parameter.Type!;
        string name = CSharpText.Literal(parameter.WireName);
        string presence = parameter.IsRequired ? "Required" : "Optional";
        string read = type.Shape switch
        {
            Shape.Int32 => Integer(int.MinValue, int.MaxValue, "int"),
            Shape.Int64 => Integer(long.MinValue, long.MaxValue, "long"),
            Shape.Double => $"arguments.{presence}Number({name}{Bounds(parameter)})",
            Shape.Duration => $"arguments.{presence}Duration({name}{Bounds(parameter)})",
            Shape.Boolean => $"arguments.{presence}Flag({name})",
            Shape.Timestamp => $"arguments.{presence}Time({name})",
            Shape.List when type.Element!.Shape == Shape.Int32 => $"arguments.{presence}Int32List({name}, {Whole(int.MinValue, int.MaxValue)})",
            Shape.List when type.Element!.Shape == Shape.Int64 => $"arguments.{presence}Int64List({name}, {Whole(long.MinValue, long.MaxValue)})",
            Shape.List when type.Element!.Shape == Shape.Choice => $"arguments.{presence}ChoiceList<{type.Element.Name}>({name}, {Words(type.Element)}, [{string.Join(", ", type.Element.Choices.Select(choice => $"{type.Element.Name}.{choice.Member}"))}])",
            Shape.List => $"arguments.{presence}TextList({name})",
            Shape.Map when type.Element!.Shape == Shape.Map => $"arguments.{presence}TextTable({name})",
            Shape.Map => $"arguments.{presence}TextMap({name})",
            Shape.Choice => Choice(),
            _ => $"arguments.{presence}Text({name})",
        };
        return parameter.IsRequired || parameter.DefaultCode == "default" ? Widened() : $"{read} ?? {parameter.DefaultCode}";

        string Integer(long min, long max, string csharp)
        {
            string bounds = Whole(min, max);
            return parameter.IsRequired ? $"({csharp})arguments.RequiredInteger({name}, {bounds})" : $"({csharp}?)arguments.OptionalInteger({name}, {bounds})";
        }

        string Whole(long min, long max) => $"{Number(parameter.Min ?? min)}, {Number(parameter.Max ?? max)}";

        string Choice()
        {
            string words = Words(type);
            string arms = string.Join(", ", type.Choices.Select((choice, i) => $"{i.ToString(CultureInfo.InvariantCulture)} => {type.Name}.{choice.Member}"));
            return parameter.IsRequired
                ? $"arguments.RequiredChoice({name}, {words}) switch {{ {arms}, _ => default }}"
                : $"(arguments.OptionalChoice({name}, {words}) switch {{ {arms}, _ => ({type.Name}?)null }})";
        }

        // "= default" of a type that is not nullable: what is absent becomes that default.
        string Widened() => parameter.IsRequired || type.IsNullable ? read : $"{read} ?? default!";
    }

    /// <summary>Emits what a text must be beside a text. It looks at the argument itself: what is absent needs no length.</summary>
    internal static void EmitChecks(IndentedWriter writer, ParameterModel parameter)
    {
        string name = CSharpText.Literal(parameter.WireName);
        if (parameter is { MinLength: { } shortest, MaxLength: { } longest })
        {
            writer.Line($"arguments.CheckLength({name}, {Number(shortest)}, {Number(longest)});");
        }

        if (parameter.Pattern is { } pattern)
        {
            writer.Line($"arguments.CheckPattern({name}, {CSharpText.Literal(PatternCheck.Exact(pattern))}, {CSharpText.Literal(pattern)});");
        }
    }

    internal static string Number(long value) => value switch
    {
        long.MinValue => "long.MinValue",
        long.MaxValue => "long.MaxValue",
        int.MinValue => "int.MinValue",
        int.MaxValue => "int.MaxValue",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Words(TypeModel type) => $"[{string.Join(", ", type.Choices.Select(static choice => CSharpText.Literal(choice.Word)))}]";

    private static string Bounds(ParameterModel parameter) => parameter is { MinNumber: { } min, MaxNumber: { } max }
        ? $", {min.ToString("R", CultureInfo.InvariantCulture)}d, {max.ToString("R", CultureInfo.InvariantCulture)}d"
        : "";
}
