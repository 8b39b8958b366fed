using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Reads the class that declares operations: how it is named, and how an instance of it gets its client.</summary>
internal static class ClassReader
{
    internal static ClassModel Read(INamedTypeSymbol type, bool isStaticMethod)
    {
        IMethodSymbol? constructor = Constructor(type);
        bool hasOwnConstructor = type.InstanceConstructors.Any(static candidate => !candidate.IsImplicitlyDeclared);
        string client = Client(type, constructor);
        bool lacksClient = client.Length == 0 && !hasOwnConstructor && !type.IsStatic && !isStaticMethod;
        return new ClassModel(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            Declarations(type).ToEquatable(),
            type.Qualified(),
            type.Name,
            lacksClient ? "_client" : client,
            lacksClient,
            (constructor?.Parameters.Select(static parameter => parameter.Type.Plain() == KnownTypes.Client ? "" : parameter.Type.Qualified()) ?? []).ToEquatable(),
            type.IsStatic || isStaticMethod,
            type.IsVisibleOutside());
    }

    /// <summary>The constructor that takes a client, or else the shortest one.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol type)
    {
        IMethodSymbol[] candidates =
        [
            .. type.InstanceConstructors
                .Where(static candidate => candidate.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal && !candidate.IsImplicitlyDeclared)
                .OrderBy(static candidate => candidate.Parameters.Length),
        ];
        return candidates.FirstOrDefault(static candidate => candidate.Parameters.Any(static parameter => parameter.Type.Plain() == KnownTypes.Client))
            ?? candidates.FirstOrDefault();
    }

    /// <summary>A field, a property or a parameter of the primary constructor that is the client.</summary>
    private static string Client(INamedTypeSymbol type, IMethodSymbol? constructor)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                ITypeSymbol? memberType = member switch
                {
                    IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
                    IPropertySymbol property => property.Type,
                    _ => null,
                };
                bool isReachable = current.Equals(type, SymbolEqualityComparer.Default) || member.DeclaredAccessibility != Accessibility.Private;
                if (memberType?.Plain() == KnownTypes.Client && isReachable && !member.IsStatic)
                {
                    return CSharpText.Identifier(member.Name);
                }
            }
        }

        bool isPrimary = constructor?.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax) == true;
        return isPrimary && constructor!.Parameters.FirstOrDefault(static parameter => parameter.Type.Plain() == KnownTypes.Client) is { } parameter
            ? CSharpText.Identifier(parameter.Name)
            : "";
    }

    private static List<string> Declarations(INamedTypeSymbol type)
    {
        var declarations = new List<string>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            string keyword = current.IsRecord ? current.TypeKind == TypeKind.Struct ? "record struct" : "record"
                : current.TypeKind == TypeKind.Struct ? "struct"
                : current.TypeKind == TypeKind.Interface ? "interface"
                : "class";
            declarations.Insert(0, $"{(current.IsStatic ? "static " : "")}partial {keyword} {current.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}");
        }

        return declarations;
    }
}
