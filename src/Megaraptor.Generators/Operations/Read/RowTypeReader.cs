using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Reads a type with <c>[VqlRow]</c>, and refuses one that no reader can be made for.</summary>
internal static class RowTypeReader
{
    internal static ReadResult<RowTypeModel> Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        LocationInfo name = LocationInfo.From(syntax.SyntaxTree, syntax.Identifier.Span);
        cancellationToken.ThrowIfCancellationRequested();
        if (Shape(type) is { } problem)
        {
            return Refused(DiagnosticInfo.Create(Rules.BadRow, name, type.Name, problem));
        }

        var types = new TypeReader();
        if (types.Read(type) is null)
        {
            return Refused([.. Offenders(type).Select(property => DiagnosticInfo.Create(
                Rules.BadRow,
                LocationInfo.From(property.Locations.FirstOrDefault()) ?? name,
                type.Name,
                $"its property '{property.Name}' is a '{property.Type.ToDisplayString()}': use text, numbers, booleans, DateTimeOffset, TimeSpan, enumerations, records, IReadOnlyList<T>, IReadOnlyDictionary<string, T>, VqlValue or VqlRow"))]);
        }

        RecordModel record = types.Records.First(candidate => candidate.Name == type.Qualified());
        return record.CanRead
            ? new ReadResult<RowTypeModel>(new RowTypeModel(ClassReader.Read(type, isStaticMethod: false), record), types.Records, default)
            : Refused(DiagnosticInfo.Create(Rules.BadRow, name, type.Name, "its constructor has parameters that are no properties"));
    }

    /// <summary>Why no part of the type can be written, or null.</summary>
    private static string? Shape(INamedTypeSymbol type)
    {
        if (!type.IsRecord || type.TypeKind != TypeKind.Class || type.IsAbstract || type.IsGenericType)
        {
            return "it is no record class that is neither abstract nor generic";
        }

        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!IsPartial(current))
            {
                return current.Equals(type, SymbolEqualityComparer.Default) ? "it is not partial" : $"the type '{current.Name}' around it is not partial";
            }

            if (current.IsGenericType || current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return $"'{current.Name}' is private or generic: generated code cannot name it";
            }
        }

        return null;
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<IPropertySymbol> Offenders(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(static property => !property.IsStatic && !property.IsIndexer && property.DeclaredAccessibility == Accessibility.Public && !property.IsImplicitlyDeclared)
        .Where(static property => new TypeReader().Read(property.Type) is null);

    private static ReadResult<RowTypeModel> Refused(params DiagnosticInfo[] findings) => new(null, default, findings.ToEquatable());
}
