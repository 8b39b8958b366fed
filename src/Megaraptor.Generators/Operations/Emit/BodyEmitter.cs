using System.Globalization;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis.Text;

namespace Megaraptor.Generators.Operations.Emit;

/// <summary>Emits the body of a method with <c>[Vql]</c>.</summary>
internal static class BodyEmitter
{
    internal static string FileName(VqlMethodModel method) =>
        $"{CSharpText.Mangle(method.Class.Name.Replace("global::", ""))}.{method.Name}.{Overload(method)}.g.cs";

    internal static SourceText Emit(VqlMethodModel method)
    {
        IndentedWriter writer = GeneratedFile.Begin();
        using (ContainingTypes.Open(writer, method.Class))
        {
            string parameters = string.Join(", ", method.Parameters.Select(static parameter => $"{parameter.Declaration} {CSharpText.Identifier(parameter.Name)}"));
            writer.Line(GeneratedFile.Attribute);
            using (writer.Braces($"{method.Modifiers} {method.ReturnType} {method.Name}({parameters})"))
            {
                writer.Line("var vql = new global::Megaraptor.Sdk.Query.VqlTextBuilder();");
                foreach (PieceModel piece in method.Query.Pieces)
                {
                    Emit(writer, piece, method);
                }

                string limit = method.Query.LimitParameter < 0 ? "null" : CSharpText.Identifier(method.Parameters[method.Query.LimitParameter].Name);
                string token = method.Parameters.FirstOrDefault(static parameter => parameter.Role == ParameterRole.Cancellation)?.Name is { } name
                    ? CSharpText.Identifier(name)
                    : "default";
                writer.Line($"return {method.Class.ClientExpression}.Rows(vql.ToQuery({CSharpText.Literal(method.QueryName)}), {RecordJson.Reader(method.Row)}, {limit}, {token});");
            }
        }

        return GeneratedFile.End(writer);
    }

    /// <summary>Tells overloads apart, in a few letters: paths have limits. FNV-1a, since string hashes differ between runs.</summary>
    private static string Overload(VqlMethodModel method)
    {
        uint hash = 2166136261;
        foreach (char c in string.Join(",", method.Parameters.Select(static parameter => parameter.Declaration)))
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    private static void Emit(IndentedWriter writer, PieceModel piece, VqlMethodModel method)
    {
        if (piece.Kind == PieceKind.Text)
        {
            writer.Line($"vql.Text({CSharpText.Literal(piece.Before)});");
            return;
        }

        ParameterModel parameter = method.Parameters[piece.Parameter];
        string name = CSharpText.Identifier(parameter.Name);
        switch (piece.Kind)
        {
            case PieceKind.RowLimit:
                writer.Line($"vql.LimitRows({name});");
                break;
            case PieceKind.InnerLimit:
                writer.Line($"vql.LimitInner({name});");
                break;
            case PieceKind.Argument when parameter.Type!.IsNullable:
                using (writer.Braces($"if ({name} is not null)"))
                {
                    EmitValue(writer, piece, parameter, name);
                }

                break;
            default:
                EmitValue(writer, piece, parameter, name);
                break;
        }
    }

    private static void EmitValue(IndentedWriter writer, PieceModel piece, ParameterModel parameter, string name)
    {
        if (piece.Call >= 0)
        {
            writer.Line($"vql.Separate({piece.Call});");
        }

        if (piece.Before.Length > 0)
        {
            writer.Line($"vql.Text({CSharpText.Literal(piece.Before)});");
        }

        writer.Line($"vql.Value({piece.Parameter}, {Convert(parameter.Type!, name)});");
        if (piece.After.Length > 0)
        {
            writer.Line($"vql.Text({CSharpText.Literal(piece.After)});");
        }
    }

    /// <summary>The value as one of the kinds that the builder knows.</summary>
    private static string Convert(TypeModel type, string name) => type.Shape switch
    {
        Shape.Int32 => $"(long{(type.IsNullable ? "?" : "")}){name}",
        Shape.Choice => Words.Of(type, name),
        Shape.List when type.Element!.Shape == Shape.Int32 => Select(type, name, "(long)item"),
        Shape.List when type.Element!.Shape == Shape.Choice => Select(type, name, Words.Of(type.Element, "item")),
        _ => name,
    };

    private static string Select(TypeModel list, string name, string item)
    {
        string select = $"global::System.Linq.Enumerable.Select({name}, static item => {item})";
        return list.IsNullable ? $"{name} is null ? null : {select}" : select;
    }
}
