using Microsoft.CodeAnalysis;

namespace Megaraptor.Generators.Diagnostics;

/// <summary>Every finding of the generator. An id has one meaning and is never used again; each has a page under docs/rules.</summary>
internal static class Rules
{
    private const string Pages = "https://github.com/megaraptor/megaraptor-dotnet/blob/main/docs/rules/";

    internal static readonly DiagnosticDescriptor GeneratorFailed = Error(
        "MEGA001", "The generator failed", "The generator failed on '{0}': {1}");

    internal static readonly DiagnosticDescriptor VqlDoesNotParse = Error(
        "MEGA200", "The VQL does not parse", "The VQL does not parse: {0}");

    internal static readonly DiagnosticDescriptor ParameterMissing = Error(
        "MEGA301", "A name in the VQL has no parameter", "'@{0}' has no parameter{1}");

    internal static readonly DiagnosticDescriptor ParameterUnused = Error(
        "MEGA302", "A parameter is not used in the VQL", "The parameter '{0}' is not used in the VQL: write @{0} where its value belongs, or remove it");

    internal static readonly DiagnosticDescriptor ColumnWithoutProperty = Error(
        "MEGA303", "A column has no property", "The column '{0}' has no property in {1}{2}");

    internal static readonly DiagnosticDescriptor PropertyWithoutColumn = Error(
        "MEGA304", "A property has no column", "The property '{0}' of {1} is read from the column '{2}', which the VQL does not select{3}");

    internal static readonly DiagnosticDescriptor ParameterUndocumented = Error(
        "MEGA305", "A parameter of an operation is not documented", "The parameter '{0}' of operation '{1}' has no <param> documentation: it is what tools and verbs show");

    internal static readonly DiagnosticDescriptor DuplicateName = Error(
        "MEGA306", "Two operations share a name", "The operation name '{0}' is taken by {1}");

    internal static readonly DiagnosticDescriptor OperationUndocumented = Error(
        "MEGA307", "An operation is not documented", "The operation '{0}' has no <summary>: it is what tools and verbs show");

    internal static readonly DiagnosticDescriptor BadName = Error(
        "MEGA308", "The name of an operation is malformed", "'{0}' cannot be the {1}: {2}");

    internal static readonly DiagnosticDescriptor UnsupportedType = Error(
        "MEGA309", "A type cannot cross the surface of an operation", "{0} has the type {1}, which {2}");

    internal static readonly DiagnosticDescriptor BadShape = Error(
        "MEGA310", "A method cannot be an operation", "'{0}' cannot be an operation: {1}");

    internal static readonly DiagnosticDescriptor EffectTooSmall = Error(
        "MEGA311", "A reading operation changes something", "The operation '{0}' is declared as Effect.Read, but '{1}' does more: {2}");

    internal static readonly DiagnosticDescriptor TemplateMisuse = Error(
        "MEGA312", "A name in the VQL stands where no value can stand", "{0}");

    internal static readonly DiagnosticDescriptor BadRow = Error(
        "MEGA313", "A type cannot be the row of a query", "'{0}' cannot be the row of a query: {1}");

    internal static readonly DiagnosticDescriptor BadConstraint = Error(
        "MEGA314", "A constraint does not fit its parameter", "The constraint of '{0}' does not fit: {1}");

    private static readonly Dictionary<string, DiagnosticDescriptor> s_all = ((DiagnosticDescriptor[])
    [
        GeneratorFailed, VqlDoesNotParse, ParameterMissing, ParameterUnused, ColumnWithoutProperty, PropertyWithoutColumn,
        ParameterUndocumented, DuplicateName, OperationUndocumented, BadName, UnsupportedType, BadShape, EffectTooSmall, TemplateMisuse,
        BadRow, BadConstraint,
    ]).ToDictionary(static rule => rule.Id);

    /// <summary>All rules, for the test that each has a page and a release line.</summary>
    internal static IEnumerable<DiagnosticDescriptor> All => s_all.Values;

    internal static DiagnosticDescriptor Find(string id) => s_all[id];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Megaraptor", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + id + ".md");
}
