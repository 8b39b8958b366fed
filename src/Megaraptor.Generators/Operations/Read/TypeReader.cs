using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Reads types, and the records that they are made of. A record is read once, however often it occurs.</summary>
internal sealed class TypeReader
{
    private readonly Dictionary<string, RecordModel?> _records = [];

    /// <summary>Every record that was met, in the order in which it was.</summary>
    internal EquatableArray<RecordModel> Records => _records.Values.OfType<RecordModel>().ToEquatable();

    /// <summary>The model of a type, or null when it cannot cross a surface.</summary>
    internal TypeModel? Read(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Read(nullable.TypeArguments[0]) is { } inner ? inner with { IsNullable = true } : null;
        }

        bool isNullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        return type.SpecialType switch
        {
            SpecialType.System_String => Simple(Shape.Text),
            SpecialType.System_Int32 => Simple(Shape.Int32),
            SpecialType.System_Int64 => Simple(Shape.Int64),
            SpecialType.System_Double => Simple(Shape.Double),
            SpecialType.System_Boolean => Simple(Shape.Boolean),
            _ => Other(),
        };

        TypeModel Simple(Shape shape) => new(shape, type.Qualified(), isNullable, null, default);

        TypeModel? Other()
        {
            switch (type.Plain())
            {
                case "System.DateTimeOffset":
                    return Simple(Shape.Timestamp);
                case "System.TimeSpan":
                    return Simple(Shape.Duration);
                case KnownTypes.Value:
                    return Simple(Shape.Value);
                case KnownTypes.Row:
                    return Simple(Shape.Row);
            }

            if (type.TypeKind == TypeKind.Enum)
            {
                return Simple(Shape.Choice) with { Choices = Choices(type) };
            }

            if (type is IArrayTypeSymbol { Rank: 1 } array)
            {
                return Read(array.ElementType) is { } element ? Simple(Shape.List) with { Element = element } : null;
            }

            if (type is not INamedTypeSymbol named)
            {
                return null;
            }

            return named.Plain() switch
            {
                "System.Collections.Generic.IReadOnlyList<T>" or "System.Collections.Generic.IEnumerable<T>" or "System.Collections.Generic.IReadOnlyCollection<T>" =>
                    Read(named.TypeArguments[0]) is { } element ? Simple(Shape.List) with { Element = element } : null,
                "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>" when named.TypeArguments[0].SpecialType == SpecialType.System_String =>
                    Read(named.TypeArguments[1]) is { } value ? Simple(Shape.Map) with { Element = value } : null,
                _ when named.IsRecord && named.TypeKind == TypeKind.Class && !named.IsGenericType && !named.IsAbstract && ReadRecord(named) => Simple(Shape.Record),
                _ => null,
            };
        }
    }

    private static EquatableArray<ChoiceModel> Choices(ITypeSymbol type) => type.GetMembers()
        .OfType<IFieldSymbol>()
        .Where(static field => field.HasConstantValue)
        .Select(static field => new ChoiceModel(field.Name, CSharpText.SnakeCase(field.Name)))
        .ToEquatable();

    private bool ReadRecord(INamedTypeSymbol type)
    {
        string name = type.Qualified();
        if (_records.ContainsKey(name))
        {
            return true;
        }

        // Taken before its properties are read: a record may hold itself.
        _records[name] = null;
        IMethodSymbol? constructor = type.InstanceConstructors
            .Where(candidate => candidate.DeclaredAccessibility != Accessibility.Private && !IsCopy(candidate, type))
            .OrderByDescending(static candidate => candidate.Parameters.Length)
            .FirstOrDefault();
        var properties = new List<PropertyModel>();
        bool canRead = constructor is not null;
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.IsStatic || property.IsIndexer || property.DeclaredAccessibility != Accessibility.Public || property.IsImplicitlyDeclared)
            {
                continue;
            }

            IParameterSymbol? parameter = constructor?.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase));
            bool isFilledIn = property.Find(KnownTypes.NotColumnAttribute) is not null || parameter?.Find(KnownTypes.NotColumnAttribute) is not null;
            bool isSettable = parameter is not null || property.SetMethod is not null;
            if (Read(property.Type) is not { } model)
            {
                _records.Remove(name);
                return false;
            }

            AttributeData? column = property.Find(KnownTypes.ColumnAttribute) ?? parameter?.Find(KnownTypes.ColumnAttribute);
            properties.Add(new PropertyModel(
                property.Name,
                column?.ConstructorArguments[0].Value as string ?? CSharpText.SnakeCase(property.Name),
                model,
                HasColumn: isSettable && !isFilledIn,
                parameter is null ? -1 : constructor!.Parameters.IndexOf(parameter),
                DocumentationReader.Read(property).Summary is { Length: > 0 } summary ? summary : DocumentationReader.Read(type).Parameter(property.Name)));
        }

        canRead &= constructor!.Parameters.All(parameter => properties.Exists(property => property.ConstructorIndex == parameter.Ordinal));
        _records[name] = new RecordModel(name, CSharpText.Mangle(type.Plain()), properties.ToEquatable(), canRead);
        return true;
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);
}
