using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis.Text;

namespace Megaraptor.Generators.Operations.Emit;

/// <summary>Adds the client to a class of operations that declares neither a client nor a constructor.</summary>
internal static class ClientEmitter
{
    internal static string FileName(ClassModel type) => CSharpText.Mangle(type.Name.Replace("global::", "")) + ".Client.g.cs";

    internal static SourceText Emit(ClassModel type)
    {
        IndentedWriter writer = GeneratedFile.Begin();
        using (ContainingTypes.Open(writer, type))
        {
            writer.Line("private readonly global::Megaraptor.Sdk.VelociraptorClient _client;");
            writer.Line();
            writer.Line("/// <summary>Makes the operations of a client.</summary>");
            writer.Line("/// <param name=\"client\">The client that they use.</param>");
            writer.Line(GeneratedFile.Attribute);
            writer.Line($"public {type.ShortName}(global::Megaraptor.Sdk.VelociraptorClient client) => _client = client;");
        }

        return GeneratedFile.End(writer);
    }
}
