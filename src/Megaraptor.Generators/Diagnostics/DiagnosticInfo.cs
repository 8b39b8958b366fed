using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis;

namespace Megaraptor.Generators.Diagnostics;

/// <summary>A finding as plain data, so that it can travel through the pipeline.</summary>
internal sealed record DiagnosticInfo(string Id, LocationInfo? Location, EquatableArray<string> Arguments)
{
    internal static DiagnosticInfo Create(DiagnosticDescriptor rule, LocationInfo? location, params string[] arguments) =>
        new(rule.Id, location, arguments.ToEquatable());

    internal Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Rules.Find(Id), Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None, [.. Arguments]);
}
