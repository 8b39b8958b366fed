using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Megaraptor.Benchmarks.Startup;

/// <summary>A program that serves MCP on stdio.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Path">The file that is started.</param>
/// <param name="Arguments">With what.</param>
public sealed record PublishedProgram(string Name, string Path, IReadOnlyList<string> Arguments)
{
    public override string ToString() => Name;
}

/// <summary>What is compared, and how it is built: published anew before each run, so that no old binary is measured.</summary>
internal static class PublishedPrograms
{
    private static readonly string s_root = FindRoot(AppContext.BaseDirectory);
    private static readonly string s_output = System.IO.Path.Combine(s_root, "artifacts", "benchmarks");

    private static readonly Publication[] s_publications =
    [
        new("src/Megaraptor.Cli", "megaraptor", Native: true),
        new("benchmarks/Megaraptor.Benchmarks.AttributeTools", "attribute-tools-native", Native: true),
        new("benchmarks/Megaraptor.Benchmarks.AttributeTools", "attribute-tools-jit", Native: false),
    ];

    internal static IReadOnlyList<PublishedProgram> All { get; } =
    [
        new("megaraptor", Executable("megaraptor", "megaraptor"), ["mcp", "--demo"]),
        new("attributes, native", Executable("attribute-tools-native", "attribute-tools"), []),
        new("attributes, JIT", Executable("attribute-tools-jit", "attribute-tools"), []),
    ];

    internal static async Task PublishAsync()
    {
        foreach (Publication publication in s_publications)
        {
            string[] native = publication.Native ? ["-r", RuntimeInformation.RuntimeIdentifier] : [];
            using Process dotnet = Process.Start(new ProcessStartInfo("dotnet", ["publish", publication.Project, "-c", "Release", "-o", System.IO.Path.Combine(s_output, publication.Folder), .. native])
            {
                WorkingDirectory = s_root,
            })!;
            await dotnet.WaitForExitAsync().ConfigureAwait(false);
            if (dotnet.ExitCode != 0)
            {
                throw new InvalidOperationException($"dotnet publish {publication.Project} ended with {dotnet.ExitCode}. A native binary needs clang and zlib's headers.");
            }
        }
    }

    private static string Executable(string folder, string name) =>
        System.IO.Path.Combine(s_output, folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static string FindRoot(string? folder)
    {
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Megaraptor.Sdk.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("The benchmarks run inside the repository: no folder above them holds Megaraptor.Sdk.sln.");
    }

    private sealed record Publication(string Project, string Folder, bool Native);
}
