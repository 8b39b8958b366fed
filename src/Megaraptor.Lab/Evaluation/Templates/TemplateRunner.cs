using System.Text;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Templates;

/// <summary>Fills templates.</summary>
internal sealed partial class TemplateRunner
{
    /// <summary>How deep templates may use templates.</summary>
    private const int MaxDepth = 1000;

    private readonly string _source;
    private readonly bool _isHtml;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<TemplateNode>> _templates;
    private readonly StringBuilder _output = new();
    private List<(string Name, object? Value)> _variables = [];
    private string _name = string.Empty;
    private int _depth;
    private TemplateTokenKind _leaving;

    private TemplateRunner(string source, bool isHtml, IReadOnlyDictionary<string, IReadOnlyList<TemplateNode>> templates)
    {
        _source = source;
        _isHtml = isHtml;
        _templates = templates;
    }

    /// <summary>Fills a template.</summary>
    /// <param name="source">The template.</param>
    /// <param name="values">What its members stand for.</param>
    /// <param name="isHtml">Whether values are escaped for HTML.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TemplateException">The template cannot be read or filled.</exception>
    public static string Fill(string source, VqlDict values, bool isHtml)
    {
        var runner = new TemplateRunner(source, isHtml, TemplateParser.Parse(source));
        runner.RunTemplate(string.Empty, new TemplateMap(values), null);
        return runner._output.ToString();
    }

    private void RunTemplate(string name, object? dot, TemplateNode? caller)
    {
        if (!_templates.TryGetValue(name, out IReadOnlyList<TemplateNode>? body))
        {
            throw Fail(caller, $"template {GoText.Quote(name)} not defined");
        }

        if (_depth == MaxDepth)
        {
            throw Fail(caller, $"exceeded maximum template depth ({MaxDepth})");
        }

        (List<(string, object?)> variables, string outer) = (_variables, _name);
        _variables = [("$", dot)];
        _name = name;
        _depth++;
        Run(body, dot);
        _depth--;
        (_variables, _name) = (variables, outer);
    }

    private void Run(IReadOnlyList<TemplateNode> nodes, object? dot)
    {
        for (int i = 0; i < nodes.Count && _leaving == default; i++)
        {
            Run(nodes[i], dot);
        }
    }

    private void Run(TemplateNode node, object? dot)
    {
        switch (node)
        {
            case TextNode text:
                _output.Append(text.Text);
                break;
            case ActionNode action:
                object? value = Evaluate(action.Pipeline, dot);
                if (action.Pipeline.Variables.Count == 0)
                {
                    Show(value);
                }

                break;
            case IncludeNode include:
                RunTemplate(include.Name, include.Pipeline is null ? TemplateValue.Missing : Evaluate(include.Pipeline, dot), include);
                break;
            case LeaveNode leave:
                _leaving = leave.Kind;
                break;
            case BranchNode { Kind: TemplateTokenKind.Range } range:
                RunRange(range, dot);
                break;
            case BranchNode branch:
                RunBranch(branch, dot);
                break;
            default:
                throw new InvalidOperationException($"A template has no {node.GetType().Name} among its parts.");
        }
    }

    private void Show(object? value)
    {
        if (!_isHtml)
        {
            _output.Append(TemplateValue.Print(value));
        }
        else if (value != TemplateValue.Missing)
        {
            _output.Append(TemplateText.Html(TemplateValue.Print(value), escapesPlus: true));
        }
    }

    private void RunBranch(BranchNode branch, object? dot)
    {
        int mark = _variables.Count;
        object? value = Evaluate(branch.Pipeline, dot);
        bool isTrue = TemplateValue.IsTrue(value);
        Run(isTrue ? branch.Body : branch.Else, isTrue && branch.Kind == TemplateTokenKind.With ? value : dot);
        _variables.RemoveRange(mark, _variables.Count - mark);
    }

    private void RunRange(BranchNode range, object? dot)
    {
        int mark = _variables.Count;
        object? value = Evaluate(range.Pipeline, dot);
        int inside = _variables.Count;
        bool ran = false;
        foreach ((object? key, object? item) in Items(range, value))
        {
            ran = true;
            SetRangeVariables(range.Pipeline, inside, key, item);
            Run(range.Body, item);
            _variables.RemoveRange(inside, _variables.Count - inside);
            if (_leaving == TemplateTokenKind.Break)
            {
                break;
            }

            _leaving = default;
        }

        _leaving = default;
        if (!ran)
        {
            Run(range.Else, dot);
        }

        _variables.RemoveRange(mark, _variables.Count - mark);
    }

    private void SetRangeVariables(PipelineNode pipeline, int top, object? key, object? item)
    {
        int count = pipeline.Variables.Count;
        for (int i = 0; i < count; i++)
        {
            object? value = i == count - 1 ? item : key;
            if (pipeline.IsAssignment)
            {
                SetVariable(pipeline.Variables[i], value);
            }
            else
            {
                _variables[top - count + i] = (pipeline.Variables[i], value);
            }
        }
    }

    private IEnumerable<(object? Key, object? Item)> Items(BranchNode range, object? value) => value switch
    {
        VqlList list => list.Select(static (item, index) => ((object?)(long)index, item)),
        TemplateMap map => map.Keys.Select(key => ((object?)key, map.Find(key))),
        long or int or byte => Count(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ when value == TemplateValue.Missing => [],
        _ => throw Fail(range.Pipeline, $"range can't iterate over {TemplateValue.Print(value)}"),
    };

    private static IEnumerable<(object? Key, object? Item)> Count(long end)
    {
        for (long i = 0; i < end; i++)
        {
            yield return (i, i);
        }
    }

    private void SetVariable(string name, object? value)
    {
        int index = _variables.FindLastIndex(variable => variable.Name == name);
        _variables[index] = (name, value);
    }

    /// <summary>A problem at a part of the template, with its line, its column in bytes and its text.</summary>
    private TemplateException Fail(TemplateNode? node, string problem)
    {
        if (node is null)
        {
            return new TemplateException($"template: : {problem}");
        }

        string before = _source[..node.Position];
        int line = before.AsSpan().Count('\n') + 1;
        int column = ByteText.Length(before[(before.LastIndexOf('\n') + 1)..]);
        return new TemplateException($"template: :{line}:{column}: executing {GoText.Quote(_name)} at <{node.Source}>: {problem}");
    }
}
