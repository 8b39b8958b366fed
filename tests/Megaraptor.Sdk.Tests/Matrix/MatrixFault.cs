using Megaraptor.Lab.Faults;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>The faults of the matrix, by the names that tests show.</summary>
internal static class MatrixFault
{
    internal static IReadOnlyDictionary<string, LabFault> All { get; } = new Dictionary<string, LabFault>
    {
        ["unavailable"] = LabFault.Unavailable,
        ["answer lost"] = LabFault.CutAfter(0),
        ["timed out"] = LabFault.TimesOut(),
        ["broken query"] = LabFault.Says("ERROR:Symbol matrix not found. Current Scope is ", rows: 0),
        ["denied in the middle"] = LabFault.RolesBecome(),
        ["large message"] = LabFault.LargeMessage(),
    };
}
