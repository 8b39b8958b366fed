using Megaraptor.Lab.Verification;

namespace Megaraptor.Cli.Verification;

/// <summary>The names of what is compared.</summary>
internal static class AnswerAspects
{
    internal static IReadOnlyList<(string Name, AnswerAspect Aspect)> All { get; } =
    [
        ("rows", AnswerAspect.Rows),
        ("columns", AnswerAspect.Columns),
        ("logs", AnswerAspect.Logs),
        ("status", AnswerAspect.Status),
    ];
}
