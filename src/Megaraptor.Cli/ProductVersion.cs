using System.Reflection;

namespace Megaraptor.Cli;

/// <summary>The version of this program.</summary>
internal static class ProductVersion
{
    /// <summary>The version, without the commit that builds append to it.</summary>
    internal static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
