using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Effects;

/// <content>Functions that read variables by a text, or hand all of them out: config is among them.</content>
internal sealed partial class EffectWalker
{
    private void VisitScope(VqlName name, SourceSpan span, IReadOnlyCollection<CallArgument> arguments)
    {
        if (name.Kind != VqlNameKind.Function)
        {
            return;
        }

        if (name.Name == "scope")
        {
            Note(VqlEffects.ReadServerState | VqlEffects.ReadSecrets, name.Name, span, "scope() hands out every variable, and the configuration of the server with its nonce is one.");
        }
        else if (name.Name == "get" && !arguments.Any(static argument => argument.Name.Name == "item" && argument.Value is not NullLiteral))
        {
            foreach (CallArgument argument in arguments.Where(static argument => argument.Name.Name is "member" or "field" or Keywords))
            {
                VisitVariableByText(argument);
            }
        }
    }

    /// <summary>Without an item, get() looks among the variables.</summary>
    private void VisitVariableByText(CallArgument argument)
    {
        string? head = argument.Name.Name == Keywords ? null : FixedText.Of(argument.Value, lets)?.Value.Split('.')[0];
        if (head is null or "config" || head.StartsWith("$", StringComparison.Ordinal))
        {
            Note(
                VqlEffects.ReadServerState | VqlEffects.ReadSecrets,
                "get",
                argument.Span,
                head is null ? "get() without an item reads any variable, and which one is not fixed in the text: config is one." : $"get() without an item reads the variable {head}.");
        }
    }
}
