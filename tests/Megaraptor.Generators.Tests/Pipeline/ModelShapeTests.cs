using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Registration.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Megaraptor.Generators.Tests.Pipeline;

/// <summary>What travels through the pipeline holds plain data only: a symbol or a tree would keep a whole compilation alive, and never be equal.</summary>
public sealed class ModelShapeTests
{
    private static readonly Type[] s_forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Compilation), typeof(Location), typeof(SourceText),
        typeof(AttributeData), typeof(IDictionary), typeof(Array),
    ];

    public static TheoryData<Type> Models => [typeof(ReadResult<VqlMethodModel>), typeof(ReadResult<OperationModel>), typeof(HostModel), typeof(EntryModel)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_holds_plain_data_only(Type model) => Offences(model, []).ShouldBeEmpty();

    [Fact]
    public void A_planted_symbol_is_found() => Offences(typeof(Planted), []).ShouldHaveSingleItem();

    private static IEnumerable<string> Offences(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string))
        {
            return [];
        }

        return type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(static field => field.FieldType.Namespace?.StartsWith("System.Reflection", StringComparison.Ordinal) != true)
            .SelectMany(field => Offences(field, seen));
    }

    private static IEnumerable<string> Offences(FieldInfo field, HashSet<Type> seen)
    {
        Type type = field.FieldType;
        bool isEquatableArray = field.DeclaringType!.Name.StartsWith("EquatableArray", StringComparison.Ordinal);
        if (isEquatableArray)
        {
            return Offences(type.GetElementType()!, seen);
        }

        bool isForbidden = s_forbidden.Any(forbidden => forbidden.IsAssignableFrom(type))
            || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) || typeof(IDictionary).IsAssignableFrom(type)));
        return isForbidden ? [$"{field.DeclaringType}.{field.Name} is a {type}"] : Offences(type, seen);
    }

    private sealed record Planted(string Name, INamedTypeSymbol? Symbol);
}
