using System.Text.RegularExpressions;
using Megaraptor.Lab.Evaluation.Calls;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions on the machine and the user. The Lab's machine has no environment of its own, and shows nothing of its host's.</summary>
internal static partial class EnvironmentFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("expand", static call => Variable().Replace(call.Text("path"), string.Empty)) with { Permission = "MACHINE_STATE" },
        Define.Function("whoami", static call => call.Query.Principal.Name),
    ];

    [GeneratedRegex(@"%[A-Za-z_][A-Za-z0-9_()]*%|\$\{[A-Za-z0-9_]+\}|\$[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial System.Text.RegularExpressions.Regex Variable();
}
