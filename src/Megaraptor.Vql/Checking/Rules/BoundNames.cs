using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>The names that a script gives to anything, anywhere: aliases, parameters, arguments.</summary>
internal static class BoundNames
{
    internal static void Add(VqlNode node, HashSet<string> names)
    {
        switch (node)
        {
            case SelectColumn { Alias: { } alias }:
                names.Add(alias.Name);
                break;
            case LetParameter parameter:
                names.Add(parameter.Name.Name);
                break;
            case CallArgument argument:
                names.Add(argument.Name.Name);
                break;
            case LambdaExpression lambda:
                names.UnionWith(lambda.Parameters.Select(static parameter => parameter.Name));
                break;
        }

        foreach (VqlNode child in node.Children())
        {
            Add(child, names);
        }
    }
}
