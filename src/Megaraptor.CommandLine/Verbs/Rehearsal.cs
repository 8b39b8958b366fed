using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>
/// Tells a call that only says what would be deleted: the operation destroys, it has a flag <c>confirm</c> or
/// <c>really_do_it</c> that is false when it is not given, and it was not given, or as false.
/// </summary>
internal static class Rehearsal
{
    private static readonly string[] s_flags = ["confirm", "really_do_it"];

    internal static bool Is(OperationDescriptor operation, IArgumentSource arguments) =>
        operation.Effect == Effect.Destroy
        && operation.Parameters.FirstOrDefault(IsFlagOfDoing) is { } flag
        && arguments.Flag(flag.Name, out bool isReal) switch
        {
            ArgumentState.Read => !isReal,
            ArgumentState.Absent => true,

            // What it is cannot be told; the operation will refuse it.
            _ => false,
        };

    private static bool IsFlagOfDoing(OperationParameter parameter) =>
        parameter is { Kind: ParameterKind.Flag, IsRequired: false, Default: null or "false" } && s_flags.Contains(parameter.Name);
}
