using System.Reflection;

namespace Megaraptor.Docs.Tests.PublicSurface;

/// <summary>The libraries that are packed: their public members are promises.</summary>
internal static class PublicLibraries
{
    internal static IReadOnlyDictionary<string, Assembly> All { get; } = new Dictionary<string, Assembly>
    {
        ["Vql"] = typeof(Vql.Syntax.VqlSyntax).Assembly,
        ["Sdk"] = typeof(Sdk.VelociraptorClient).Assembly,
        ["Lab"] = typeof(Lab.LabServer).Assembly,
        ["Mcp"] = typeof(Mcp.Hosting.McpServerSettings).Assembly,
        ["CommandLine"] = Assembly.Load("Megaraptor.CommandLine"),
    };

    internal static TheoryData<string> Names => [.. All.Keys];

    /// <summary>The methods that users see, with those of their own types only.</summary>
    internal static IEnumerable<MethodInfo> MethodsOf(string library) => All[library]
        .GetExportedTypes()
        .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(static method => method.IsPublic || method.IsFamily);
}
