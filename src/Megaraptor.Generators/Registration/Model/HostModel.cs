using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Registration.Model;

/// <summary>What is known of the program being compiled and of the assemblies it references.</summary>
/// <param name="OffersOperations">Whether it is an executable that references a surface, and so gets registrations.</param>
/// <param name="Entries">The operations of the referenced assemblies.</param>
internal sealed record HostModel(bool OffersOperations, EquatableArray<EntryModel> Entries);
