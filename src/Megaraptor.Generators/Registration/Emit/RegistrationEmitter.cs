using Megaraptor.Generators.Registration.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis.Text;

namespace Megaraptor.Generators.Registration.Emit;

/// <summary>Emits the one list of a program's operations, sorted by name, and hands it to the catalogue before anything else runs.</summary>
internal static class RegistrationEmitter
{
    internal const string FileName = "OperationRegistrations.g.cs";

    internal static SourceText Emit(IEnumerable<EntryModel> entries)
    {
        IndentedWriter writer = GeneratedFile.Begin();
        using (writer.Braces("namespace Megaraptor.Generated"))
        {
            writer.Line("/// <summary>The operations that this program offers.</summary>");
            writer.Line(GeneratedFile.Attribute);
            using (writer.Braces("internal static class OperationRegistrations"))
            {
                writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
                writer.Line("internal static void Register() => global::Megaraptor.Sdk.Catalogue.OperationCatalogue.Register(static () =>");
                writer.Line("[");
                using (writer.Indent())
                {
                    foreach (EntryModel entry in entries.OrderBy(static entry => entry.Name, StringComparer.Ordinal))
                    {
                        writer.Line($"new {entry.Descriptor}(), // {entry.Name}");
                    }
                }

                writer.Line("]);");
            }
        }

        return GeneratedFile.End(writer);
    }
}
