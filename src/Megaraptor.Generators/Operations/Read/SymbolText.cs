using Microsoft.CodeAnalysis;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Symbols as text: for emitted code, and for comparing with known types.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat s_qualified = SymbolDisplayFormat.FullyQualifiedFormat;

    private static readonly SymbolDisplayFormat s_declared = s_qualified.WithMiscellaneousOptions(
        s_qualified.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>With <c>global::</c>, without a nullable mark of its own.</summary>
    internal static string Qualified(this ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(s_declared);

    /// <summary>With <c>global::</c> and nullable marks.</summary>
    internal static string Declared(this ITypeSymbol type) => type.ToDisplayString(s_declared);

    /// <summary>The original definition, as <see cref="KnownTypes"/> writes it.</summary>
    internal static string Plain(this ITypeSymbol type) => type.OriginalDefinition.ToDisplayString(s_plain);

    internal static AttributeData? Find(this ISymbol symbol, string attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Plain() == attribute)
            {
                return data;
            }
        }

        return null;
    }

    internal static T Named<T>(this AttributeData attribute, string name, T fallback)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Value is T value)
            {
                return value;
            }
        }

        return fallback;
    }

    internal static bool IsVisibleOutside(this ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }
}
