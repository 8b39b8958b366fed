using System.Globalization;
using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Reads a parameter that is a record of options: each of its properties becomes a parameter of the operation, which may be left out.</summary>
internal static class OptionsReader
{
    /// <summary>Whether a type is a record that callers write property by property.</summary>
    internal static bool IsOptions(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsRecord: true, TypeKind: TypeKind.Class } record && record.Plain() is not (KnownTypes.Row or KnownTypes.Value);

    internal static ParameterModel? Read(IParameterSymbol parameter, LocationInfo? location, List<DiagnosticInfo> findings)
    {
        var type = (INamedTypeSymbol)parameter.Type;
        if (Shape(type) is { } problem)
        {
            findings.Add(DiagnosticInfo.Create(Rules.UnsupportedType, location, $"The parameter '{parameter.Name}'", $"'{parameter.Type.ToDisplayString()}'", problem));
            return null;
        }

        IMethodSymbol constructor = Constructor(type)!;
        Documentation documentation = DocumentationReader.Read(type);
        var members = new List<ParameterModel>();
        foreach (IPropertySymbol property in Properties(type))
        {
            IParameterSymbol? positional = constructor.Parameters.FirstOrDefault(candidate => candidate.Name == property.Name);
            if (new TypeReader().Read(property.Type) is not { } read || !ParameterReader.IsBindable(read))
            {
                findings.Add(DiagnosticInfo.Create(Rules.UnsupportedType, location, $"The option '{property.Name}' of '{parameter.Name}'", $"'{property.Type.ToDisplayString()}'", "callers cannot write"));
                continue;
            }

            string summary = DocumentationReader.Read(property).Summary;
            var member = new ParameterModel(
                property.Name,
                CSharpText.SnakeCase(property.Name),
                ParameterRole.Plain,
                read with { IsNullable = true },
                property.Type.Declared(),
                "default",
                Default(property, positional, read),
                summary.Length > 0 ? summary : documentation.Parameter(property.Name),
                null,
                null,
                0);
            members.Add(ConstraintReader.Read(member, attribute => property.Find(attribute) ?? positional?.Find(attribute), location, findings));
        }

        return new ParameterModel(parameter.Name, "", ParameterRole.Options, new TypeModel(Model.Shape.Record, type.Qualified(), false, null, default), parameter.Type.Declared(), null, null, "", null, null, 0)
        {
            Members = members.ToEquatable(),
        };
    }

    /// <summary>Why the record cannot be made of what a caller leaves out, or null.</summary>
    private static string? Shape(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.IsGenericType || type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
        {
            return "is a record of options that generated code cannot make: it is abstract, generic or private";
        }

        if (Constructor(type) is null || type.GetMembers().OfType<IPropertySymbol>().Any(static property => property.IsRequired))
        {
            return "is a record of options that needs values: give every property a default, and make what must be given a parameter";
        }

        return Properties(type).Any() ? null : "is a record of options without a property that can be set";
    }

    /// <summary>The constructor that can be called without arguments, or null.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(static candidate => candidate.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
        .FirstOrDefault(static candidate => candidate.Parameters.All(static parameter => parameter.IsOptional));

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(static property => !property.IsStatic && !property.IsIndexer && property.DeclaredAccessibility == Accessibility.Public && property.SetMethod is { DeclaredAccessibility: Accessibility.Public });

    /// <summary>The default that the declaration writes as a literal or a member of an enumeration. What it computes is not shown.</summary>
    private static string? Default(IPropertySymbol property, IParameterSymbol? positional, TypeModel type)
    {
        if (positional is { HasExplicitDefaultValue: true })
        {
            return ParameterReader.DefaultJson(positional.ExplicitDefaultValue, type);
        }

        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            switch ((reference.GetSyntax() as PropertyDeclarationSyntax)?.Initializer?.Value)
            {
                case LiteralExpressionSyntax literal when !literal.IsKind(SyntaxKind.DefaultLiteralExpression):
                    return ParameterReader.DefaultJson(literal.Token.Value is int whole && type.Shape == Model.Shape.Double ? (double)whole : LiteralValue(literal), type);
                case InvocationExpressionSyntax call when type.Shape == Model.Shape.Duration:
                    return Seconds(call);
                case MemberAccessExpressionSyntax access when type.Shape == Model.Shape.Choice:
                    return type.Choices.FirstOrDefault(choice => choice.Member == access.Name.Identifier.Text) is { } choice ? JsonText.Quote(choice.Word) : null;
            }
        }

        return null;
    }

    /// <summary>The seconds of <c>TimeSpan.FromMinutes(10)</c> and its like.</summary>
    private static string? Seconds(InvocationExpressionSyntax call)
    {
        long unit = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text switch
        {
            "FromSeconds" => 1,
            "FromMinutes" => 60,
            "FromHours" => 3600,
            "FromDays" => 86_400,
            _ => 0,
        };
        return unit > 0 && call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: int count } }]
            ? (count * unit).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static object? LiteralValue(LiteralExpressionSyntax literal) => literal.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => true,
        SyntaxKind.FalseLiteralExpression => false,
        SyntaxKind.NullLiteralExpression => null,
        _ => literal.Token.Value,
    };
}
