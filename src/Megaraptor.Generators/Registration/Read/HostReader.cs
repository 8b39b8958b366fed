using Megaraptor.Generators.Operations.Read;
using Megaraptor.Generators.Registration.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis;

namespace Megaraptor.Generators.Registration.Read;

/// <summary>Finds the operations of referenced assemblies by the entries that each of them carries.</summary>
internal static class HostReader
{
    private static readonly string[] s_surfaces = ["Megaraptor.Mcp", "Megaraptor.CommandLine"];

    internal static HostModel Read(Compilation compilation, CancellationToken cancellationToken)
    {
        bool isExecutable = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        bool hasSurface = compilation.SourceModule.ReferencedAssemblySymbols.Any(static assembly => s_surfaces.Contains(assembly.Name));
        if (!isExecutable || !hasSurface)
        {
            return new HostModel(false, default);
        }

        var entries = new List<EntryModel>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "Megaraptor.Sdk")) && assembly.Name != "Megaraptor.Sdk")
            {
                continue;
            }

            foreach (AttributeData attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass?.Plain() == KnownTypes.EntryAttribute
                    && attribute.ConstructorArguments is [{ Value: string name }, { Value: INamedTypeSymbol descriptor }, ..]
                    && compilation.IsSymbolAccessibleWithin(descriptor, compilation.Assembly))
                {
                    entries.Add(new EntryModel(name, descriptor.Qualified(), assembly.Name));
                }
            }
        }

        return new HostModel(true, entries.ToEquatable());
    }
}
