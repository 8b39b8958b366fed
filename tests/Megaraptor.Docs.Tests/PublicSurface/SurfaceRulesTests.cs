using System.Reflection;

namespace Megaraptor.Docs.Tests.PublicSurface;

/// <summary>Rules that every public member keeps.</summary>
public sealed class SurfaceRulesTests
{
    private static readonly string[] s_wire = ["Google.Protobuf", "Megaraptor.Wire"];

    public static TheoryData<string> Libraries => PublicLibraries.Names;

    [Theory]
    [MemberData(nameof(Libraries))]
    public void What_runs_asynchronously_can_be_cancelled(string library)
    {
        IEnumerable<string> found = PublicLibraries.MethodsOf(library)
            .Where(static method => IsAsynchronous(method.ReturnType) && !IsGivenFromOutside(method))
            .Where(static method => method.GetParameters().All(static parameter => parameter.ParameterType != typeof(CancellationToken)))
            .Select(Name);

        found.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void No_member_shows_a_type_of_the_wire(string library)
    {
        IEnumerable<string> found = PublicLibraries.MethodsOf(library)
            .Where(method => method.GetParameters().Select(static parameter => parameter.ParameterType).Append(method.ReturnType).SelectMany(Parts).Any(type => IsOfTheWire(type) || IsTransport(library, type)))
            .Select(Name)
            .Concat(PublicLibraries.All[library].GetExportedTypes().Where(IsOfTheWire).Select(static type => type.FullName!));

        found.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_public_type_is_documented(string library)
    {
        string file = Path.ChangeExtension(PublicLibraries.All[library].Location, ".xml");
        string documentation = File.ReadAllText(file);

        PublicLibraries.All[library].GetExportedTypes()
            .Where(static type => type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null && !type.Name.Contains('<', StringComparison.Ordinal))
            .Select(static type => $"\"T:{type.FullName!.Replace('+', '.')}\"")
            .Where(name => !documentation.Contains(name, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static bool IsAsynchronous(Type type) => Parts(type).Any(static part =>
        part == typeof(Task) || part == typeof(ValueTask)
        || (part.IsGenericType && part.GetGenericTypeDefinition() is var definition && (definition == typeof(Task<>) || definition == typeof(ValueTask<>) || definition.Name.StartsWith("VqlRows`", StringComparison.Ordinal))));

    /// <summary>Members whose shape is that of an interface or a delegate of the framework, properties, disposal, and what computes at once and waits for nothing.</summary>
    private static bool IsGivenFromOutside(MethodInfo method) =>
        method.IsSpecialName || method.DeclaringType == typeof(Sdk.Operations.Queries.LanguageOperations) || IsRowsAtHand(method) || method.Name is "DisposeAsync" or "GetAsyncEnumerator" || typeof(Delegate).IsAssignableFrom(method.DeclaringType);

    private static bool IsRowsAtHand(MethodInfo method) => method.DeclaringType == typeof(Sdk.Query.VqlRows) && method.Name == nameof(Sdk.Query.VqlRows.Of);

    private static bool IsOfTheWire(Type type) => type.FullName is { } name && s_wire.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The Lab's verifier is given the calls to make; elsewhere gRPC is nobody's business.</summary>
    private static bool IsTransport(string library, Type type) => library != "Lab" && type.FullName?.StartsWith("Grpc.", StringComparison.Ordinal) == true;

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Prepend(type);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}
