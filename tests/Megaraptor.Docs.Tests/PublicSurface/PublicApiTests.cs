using PublicApiGenerator;
using Snapshooter.Xunit3;

namespace Megaraptor.Docs.Tests.PublicSurface;

/// <summary>The public members of every library, as files: a change of what users compile against is seen in the change itself.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions s_options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.CompilerGeneratedAttribute", "System.CodeDom.Compiler.GeneratedCodeAttribute"],
    };

    public static TheoryData<string> Libraries => PublicLibraries.Names;

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_members_are_those_of_the_file(string library) =>
        Snapshot.Match(PublicLibraries.All[library].GeneratePublicApi(s_options), $"PublicApi.{library}");
}
