using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>The operations that a program offers, in a fixed order.</summary>
public sealed class OperationCatalogue
{
    private static Func<OperationDescriptor[]>? s_program;
    private static OperationCatalogue? s_default;

    private readonly OperationDescriptor[] _operations;

    /// <summary>Makes a catalogue of given operations.</summary>
    /// <param name="operations">The operations; sorted by name here.</param>
    public OperationCatalogue(IEnumerable<OperationDescriptor> operations)
    {
        _operations = [.. operations];
        Array.Sort(_operations, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
    }

    /// <summary>The operations of this program: its own and those of the assemblies it references, as the compiler found them.</summary>
    /// <exception cref="InvalidOperationException">The program holds no registrations: it is no executable that references a surface.</exception>
    public static OperationCatalogue OfProgram => s_default ??= new OperationCatalogue(
        s_program?.Invoke() ?? throw new InvalidOperationException(
            "This program registers no operations. The compiler registers them in executables that reference Megaraptor.Mcp or Megaraptor.CommandLine; elsewhere make an OperationCatalogue of the descriptors you want."));

    /// <summary>Whether this program has registered its operations.</summary>
    public static bool IsRegistered => s_program is not null;

    /// <summary>The operations, sorted by name.</summary>
    public IReadOnlyList<OperationDescriptor> Operations => _operations;

    /// <summary>Tells the program's operations. Called once by generated code, before anything else runs; costs nothing until the operations are asked for.</summary>
    /// <param name="operations">Makes the descriptors.</param>
    public static void Register(Func<OperationDescriptor[]> operations)
    {
        s_program = operations;
        s_default = null;
    }

    /// <summary>An operation by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The operation, or null.</returns>
    public OperationDescriptor? Find(string name) => Array.Find(_operations, operation => operation.Name == name);

    /// <summary>The operation whose name is nearest to a misspelt one.</summary>
    /// <param name="name">The misspelt name.</param>
    /// <returns>The operation, or null when none is near.</returns>
    public OperationDescriptor? Nearest(string name) =>
        NearMatches.Nearest(name, _operations.Select(static operation => operation.Name)) is { } nearest ? Find(nearest) : null;
}
