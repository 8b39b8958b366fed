using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Templates;

/// <content>The values of pipelines.</content>
internal sealed partial class TemplateRunner
{
    private object? Evaluate(PipelineNode pipeline, object? dot)
    {
        object? value = null;
        for (int i = 0; i < pipeline.Commands.Count; i++)
        {
            value = Evaluate(pipeline.Commands[i], dot, i > 0, value);
        }

        foreach (string variable in pipeline.Variables)
        {
            if (pipeline.IsAssignment)
            {
                SetVariable(variable, value);
            }
            else
            {
                _variables.Add((variable, value));
            }
        }

        return value;
    }

    private object? Evaluate(CommandNode command, object? dot, bool isPiped, object? piped)
    {
        TemplateNode first = command.Words[0];
        bool hasArguments = command.Words.Count > 1 || isPiped;
        switch (first)
        {
            case NameNode name:
                return Call(name, command, dot, isPiped, piped);
            case FieldNode field:
                return Members(dot, field.Names, field, hasArguments);
            case VariableNode { Names.Count: > 0 } variable:
                return Members(Variable(variable.Name), variable.Names, variable, hasArguments);
            case ChainNode chain:
                return Members(Operand(chain.Target, dot), chain.Names, chain, hasArguments);
            case NilNode:
                throw Fail(first, "nil is not a command");
            case not PipelineNode when hasArguments:
                throw Fail(first, $"can't give argument to non-function {first.Source}");
            default:
                return Operand(first, dot);
        }
    }

    /// <summary>The value of a word that stands alone or is an argument.</summary>
    private object? Operand(TemplateNode node, object? dot) => node switch
    {
        DotNode => dot,
        NilNode => TemplateValue.Missing,
        LiteralNode literal => literal.Value,
        FieldNode field => Members(dot, field.Names, field, hasArguments: false),
        VariableNode variable => Members(Variable(variable.Name), variable.Names, variable, hasArguments: false),
        ChainNode chain => Members(Operand(chain.Target, dot), chain.Names, chain, hasArguments: false),
        PipelineNode pipeline => Evaluate(pipeline, dot),
        NameNode name => Call(name, new CommandNode(name.Position, name.Source, [name]), dot, isPiped: false, null),
        _ => throw new InvalidOperationException($"{node.Source} is no value."),
    };

    private object? Variable(string name) => _variables[_variables.FindLastIndex(variable => variable.Name == name)].Value;

    private object? Members(object? value, IReadOnlyList<string> names, TemplateNode node, bool hasArguments)
    {
        for (int i = 0; i < names.Count; i++)
        {
            value = Member(value, names[i], node, hasArguments && i == names.Count - 1);
        }

        return value;
    }

    private object? Member(object? value, string name, TemplateNode node, bool hasArguments)
    {
        if (value == TemplateValue.Missing)
        {
            return value;
        }

        if (value is TemplateMap map)
        {
            return hasArguments ? throw Fail(node, $"{name} is not a method but has arguments") : map.Find(name);
        }

        // Of the methods that the server's dicts have, those are of use that give one result.
        if (value is VqlDict dict && name is "Keys" or "Values" or "Len" or "String" && DictMethod((VqlDict)value, name) is { } result)
        {
            return result;
        }

        throw Fail(node, $"can't evaluate field {name} in type interface {{}}");
    }

    private static object? DictMethod(VqlDict dict, string name) => name switch
    {
        "Keys" => VqlList.OfStrings(dict.Keys),
        "Values" => new VqlList([.. dict.Items.Select(static item => item.Value)], VqlList.InterfaceType),
        "Len" => (long)dict.Count,
        _ => GoText.Of(dict),
    };

    private object? Call(NameNode name, CommandNode command, object? dot, bool isPiped, object? piped)
    {
        int count = command.Words.Count - 1 + (isPiped ? 1 : 0);
        TemplateFunction function = TemplateFunctions.Find(name.Name);
        if (count < function.Least || count > function.Most)
        {
            string wanted = function.Most == int.MaxValue ? $"at least {function.Least}" : $"{function.Least}";
            throw Fail(name, $"wrong number of args for {name.Name}: want {wanted} got {count}");
        }

        if (name.Name is "and" or "or")
        {
            return Choose(command, dot, name.Name == "or", isPiped, piped);
        }

        var arguments = new List<object?>(count);
        for (int i = 1; i < command.Words.Count; i++)
        {
            arguments.Add(Operand(command.Words[i], dot));
        }

        if (isPiped)
        {
            arguments.Add(piped);
        }

        try
        {
            return function.Body(arguments);
        }
        catch (TemplateException e)
        {
            throw Fail(command, $"error calling {name.Name}: {e.Message}");
        }
    }

    /// <summary><c>and</c> and <c>or</c> evaluate no more arguments than they need.</summary>
    private object? Choose(CommandNode command, object? dot, bool until, bool isPiped, object? piped)
    {
        object? value = null;
        for (int i = 1; i < command.Words.Count; i++)
        {
            value = Operand(command.Words[i], dot);
            if (TemplateValue.IsTrue(value) == until)
            {
                return value;
            }
        }

        return isPiped ? piped : value;
    }
}
