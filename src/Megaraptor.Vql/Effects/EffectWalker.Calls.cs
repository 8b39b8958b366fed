using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Effects;

/// <content>Calls of the server's own names, and arguments that hold code.</content>
internal sealed partial class EffectWalker
{
    /// <summary>The argument whose dict stands for all arguments.</summary>
    private const string Keywords = "**";

    private void VisitCall(VqlName name, SourceSpan span, IReadOnlyCollection<CallArgument> arguments)
    {
        (VqlEffects effects, IReadOnlyList<string> permissions) = EffectsOf(name, arguments);
        if (effects != VqlEffects.None)
        {
            string does = name.Does.Length == 0 ? "is not known well enough to say what it does" : name.Does;
            Note(effects, name.Name, span, $"{name.Name}() {does}.", permissions);
        }

        foreach (CallArgument argument in arguments)
        {
            VisitSpecial(name, argument);
        }

        VisitCollection(name, span, arguments);
        VisitScope(name, span, arguments);
    }

    /// <summary>What a call can do by itself. Whoever opens files does what the accessor does.</summary>
    private (VqlEffects Effects, IReadOnlyList<string> Permissions) EffectsOf(VqlName name, IReadOnlyCollection<CallArgument> arguments)
    {
        if (PlaceOf(name, arguments) == CollectionPlace.Server)
        {
            return ((name.Effects & ~VqlEffects.ActOnEndpoints) | VqlEffects.ChangeServer, name.Permissions);
        }

        if (!name.Effects.HasFlag(VqlEffects.ReadServerFiles) || name.Argument("accessor") is null || arguments.Any(static argument => argument.Name.Name == Keywords))
        {
            return (name.Effects, name.Permissions);
        }

        VqlEffects rest = name.Effects & ~VqlEffects.ReadServerFiles;
        CallArgument? given = arguments.LastOrDefault(static argument => argument.Name.Name == "accessor");
        if (given is null)
        {
            return (name.Effects, name.Permissions);
        }

        if (FixedText.Of(given.Value, lets) is not { } text)
        {
            return (name.Effects | VqlEffects.ReadServerState | VqlEffects.Network, name.Permissions);
        }

        // An empty accessor means auto.
        VqlName? accessor = names.Reference.Find(VqlNameKind.Accessor, text.Value.Length == 0 ? "auto" : text.Value);
        return accessor is null
            ? (name.Effects | VqlEffects.Unknown, name.Permissions)
            : (rest | accessor.Effects, [.. name.Permissions.Where(static permission => permission != "FILESYSTEM_READ"), .. accessor.Permissions]);
    }

    private void VisitSpecial(VqlName name, CallArgument argument)
    {
        if (argument.Name.Name == Keywords)
        {
            NoteKeywords(name, argument);
            return;
        }

        if (name.Argument(argument.Name.Name) is not { } declared)
        {
            return;
        }

        if (declared.Effects != VqlEffects.None)
        {
            Note(declared.Effects, name.Name, argument.Span, $"{name.Name}() with {declared.Name} {Verb(declared.Effects)}.");
        }

        switch (declared.Type)
        {
            case VqlArgumentType.Lambda when argument.Value is not (NullLiteral or NumberLiteral or BooleanLiteral):
                VisitLambdaText(name, argument);
                break;
            case VqlArgumentType.Vql when argument.Value is not SubqueryExpression:
                VisitQueryText(name, argument);
                break;
            case VqlArgumentType.Code when FixedText.Of(argument.Value, lets)?.Value.Contains("=>") != false:
                Note(VqlEffects.Unknown, name.Name, argument.Span, $"The {declared.Name} of {name.Name}() may hold lambdas, which are not followed.");
                break;
        }
    }

    /// <summary>Arguments from a dict: those that hold code cannot be seen.</summary>
    private void NoteKeywords(VqlName name, CallArgument argument)
    {
        if (name.Arguments.Any(static declared => declared.Effects != VqlEffects.None
            || declared.Type is VqlArgumentType.Lambda or VqlArgumentType.Vql or VqlArgumentType.Code
            || declared.Name == "accessor"))
        {
            Note(VqlEffects.Unknown, name.Name, argument.Span, $"The arguments of {name.Name}() come from a dict, and code may be among them.");
        }
    }

    private void VisitLambdaText(VqlName name, CallArgument argument)
    {
        if (FixedText.Of(argument.Value, lets) is not { } text)
        {
            Note(VqlEffects.Unknown, name.Name, argument.Span, $"The lambda that {name.Name}() is given is not fixed in the text.");
            return;
        }

        (LambdaExpression? lambda, _) = VqlSyntax.ParseLambda(text.Value);
        if (lambda is null)
        {
            Note(VqlEffects.Unknown, name.Name, argument.Span, $"The {argument.Name.Name} of {name.Name}() is no lambda that can be read.");
            return;
        }

        Follow(lambda, lets, text, name, argument);
    }

    private void VisitQueryText(VqlName name, CallArgument argument)
    {
        // The name of a stored query: its definition is judged where it stands.
        if (argument.Value is SymbolExpression { Calls.Count: 0, Names: { Count: 1 } names } && lets.Single(names[0].Name) is { Value: SubqueryExpression })
        {
            return;
        }

        if (FixedText.Of(argument.Value, lets) is not { } text)
        {
            Note(VqlEffects.Unknown, name.Name, argument.Span, $"The query that {name.Name}() runs is not fixed in the text.");
            return;
        }

        VqlParseResult nested = VqlSyntax.Parse(text.Value);
        if (!nested.IsValid)
        {
            Note(VqlEffects.Unknown, name.Name, argument.Span, $"The text that {name.Name}() runs is no VQL.");
            return;
        }

        Follow(nested.Script, new LetTable(nested.Script), text, name, argument);
    }

    private void Follow(VqlNode code, LetTable definitions, FixedText text, VqlName name, CallArgument argument)
    {
        if (depth >= MaxDepth)
        {
            Note(VqlEffects.Unknown, name.Name, argument.Span, $"Code within code is not followed deeper than {MaxDepth} levels.");
            return;
        }

        var inner = new EffectWalker(names, definitions, depth + 1);
        inner.Visit(code);
        Findings.AddRange(inner.Findings.Select(finding => finding with { Span = text.Locate(finding.Span) }));
    }

    private static string Verb(VqlEffects effects) => effects switch
    {
        VqlEffects.WriteServerFiles => "writes a file",
        VqlEffects.Impersonate => "acts as another user",
        VqlEffects.ChangeServer => "changes what the server keeps",
        _ => "does more than without it",
    };
}
