using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Emit;

/// <summary>Opens the namespace and the partial types around a member.</summary>
internal static class ContainingTypes
{
    internal static IDisposable Open(IndentedWriter writer, ClassModel type)
    {
        var blocks = new Stack<IDisposable>();
        if (type.Namespace.Length > 0)
        {
            blocks.Push(writer.Braces($"namespace {type.Namespace}"));
        }

        foreach (string declaration in type.Declarations)
        {
            blocks.Push(writer.Braces(declaration));
        }

        return new Blocks(blocks);
    }

    private sealed class Blocks(Stack<IDisposable> blocks) : IDisposable
    {
        public void Dispose()
        {
            while (blocks.Count > 0)
            {
                blocks.Pop().Dispose();
            }
        }
    }
}
