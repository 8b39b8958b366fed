using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Parsing;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions on command lines.</summary>
internal static class CommandLineFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
        [Define.Function("commandline_split", Split) with { OnFailure = new VqlList([], VqlList.StringType) }];

    private static object? Split(Call call)
    {
        if (call.Flag("bash_style"))
        {
            return VqlList.OfStrings(ShellWords.Split(call.Text("command")));
        }

        IReadOnlyList<string> arguments = WindowsArguments.Split(call.Text("command"));
        return arguments.Count == 0 ? VqlList.NilStrings : VqlList.OfStrings(arguments);
    }
}
