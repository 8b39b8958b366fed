using System.Reflection;
using Megaraptor.Sdk;
using Megaraptor.Sdk.LongRunning;

namespace Megaraptor.Docs.Tests.PublicSurface;

/// <summary>Users can put a substitute of their own in place of what talks to a server.</summary>
public sealed class SubstitutionTests
{
    /// <summary>The client, its nouns, and the objects that follow what runs on a server.</summary>
    public static TheoryData<Type> Substitutable =>
    [
        typeof(VelociraptorClient),
        typeof(CollectionOperation),
        typeof(CollectionOperation<>),
        typeof(HuntOperation),
        .. typeof(VelociraptorClient).GetProperties().Select(static property => property.PropertyType).Where(static type => type.Name.EndsWith("Operations", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_class_of_operations_on_a_server_is_a_noun_of_the_client() =>
        PublicLibraries.All["Sdk"].GetExportedTypes()
            .Where(static type => type.Name.EndsWith("Operations", StringComparison.Ordinal) && !(type.IsAbstract && type.IsSealed))
            .ShouldBe(Substitutable.Select(static row => row.Data).Where(static type => type.Name.EndsWith("Operations", StringComparison.Ordinal)), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Substitutable))]
    public void A_substitute_is_made_without_a_server(Type type)
    {
        ConstructorInfo? constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).SingleOrDefault(static candidate => candidate.GetParameters().Length == 0);

        (type.IsSealed, constructor?.IsFamily).ShouldBe((false, true));
    }

    [Theory]
    [MemberData(nameof(Substitutable))]
    public void Every_public_member_can_be_overridden(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => !(method.IsVirtual && !method.IsFinal) && !IsDisposal(type, method))
            .Select(static method => method.Name)
            .ShouldBeEmpty();

    /// <summary>Disposal is overridden where the pattern of the framework has it: in Dispose(bool).</summary>
    private static bool IsDisposal(Type type, MethodInfo method) => type == typeof(VelociraptorClient) && method.Name == nameof(IDisposable.Dispose);
}
