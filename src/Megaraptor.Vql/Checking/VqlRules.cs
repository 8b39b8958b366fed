using static Megaraptor.Vql.Checking.DiagnosticSeverity;

namespace Megaraptor.Vql.Checking;

/// <summary>All rules, in the order of their ids: 1xx about artifact definitions, 2xx about VQL.</summary>
public static class VqlRules
{
    /// <summary>An artifact file is no YAML.</summary>
    public static VqlRule NotYaml { get; } = new("MEGA100", "The file is no YAML", Error, "yaml_error");

    /// <summary>An artifact has a key that the server does not know.</summary>
    public static VqlRule UnknownKey { get; } = new("MEGA101", "Unknown key", Error, "yaml_error");

    /// <summary>A key of an artifact has a value of the wrong kind.</summary>
    public static VqlRule WrongKind { get; } = new("MEGA102", "Value of the wrong kind", Error, "yaml_error");

    /// <summary>An artifact's name is missing or not allowed.</summary>
    public static VqlRule BadArtifactName { get; } = new("MEGA103", "Artifact name not allowed", Error, "yaml_error");

    /// <summary>An artifact's type does not exist.</summary>
    public static VqlRule UnknownArtifactType { get; } = new("MEGA104", "Unknown artifact type", Error, "yaml_error");

    /// <summary>The artifact and its sources both have a precondition.</summary>
    public static VqlRule TwoPreconditions { get; } = new("MEGA105", "Precondition on the artifact and on a source", Error, "yaml_error");

    /// <summary>The statements of a source or an export are not of the kinds that must stand there.</summary>
    public static VqlRule StatementOrder { get; } = new("MEGA106", "Statements that do not fit", Error, "yaml_error");

    /// <summary>A name comes twice in an artifact.</summary>
    public static VqlRule DuplicateName { get; } = new("MEGA107", "Name given twice", Error, "yaml_error");

    /// <summary>An artifact has the name of a built-in one.</summary>
    public static VqlRule ShadowsBuiltIn { get; } = new("MEGA108", "Name of a built-in artifact", Error);

    /// <summary>The YAML uses a construct that definitions do not take.</summary>
    public static VqlRule YamlConstruct { get; } = new("MEGA110", "YAML construct that definitions do not take", Error, "yaml_error");

    /// <summary>A parameter has a type that the server does not convert.</summary>
    public static VqlRule UnknownParameterType { get; } = new("MEGA111", "Unknown parameter type", Warning);

    /// <summary>A parameter's default does not fit its type.</summary>
    public static VqlRule DefaultOfWrongType { get; } = new("MEGA112", "Default that does not fit its type", Warning);

    /// <summary>An artifact asks for a permission that does not exist.</summary>
    public static VqlRule UnknownPermission { get; } = new("MEGA113", "Unknown permission", Error);

    /// <summary>An artifact's queries need a permission that it does not name.</summary>
    public static VqlRule UndeclaredPermission { get; } = new("MEGA114", "Permission that is not declared", Warning, "required_permissions");

    /// <summary>An artifact imports one that does not exist or exports nothing.</summary>
    public static VqlRule BadImport { get; } = new("MEGA115", "Import that brings nothing", Error, "invalid_import");

    /// <summary>One of several sources has no name.</summary>
    public static VqlRule UnnamedSource { get; } = new("MEGA116", "Several sources, one without a name", Hint);

    /// <summary>A text is no VQL.</summary>
    public static VqlRule ParseError { get; } = new("MEGA200", "The text is no VQL", Error, "artifact_vql_error");

    /// <summary>A plugin does not exist.</summary>
    public static VqlRule UnknownPlugin { get; } = new("MEGA201", "Unknown plugin", Warning, Error, "unknown_plugin");

    /// <summary>A function does not exist.</summary>
    public static VqlRule UnknownFunction { get; } = new("MEGA202", "Unknown function", Warning, Error, "unknown_plugin");

    /// <summary>A call has an argument that the plugin or function does not take.</summary>
    public static VqlRule UnknownArgument { get; } = new("MEGA203", "Unknown argument", Error, "invalid_arg");

    /// <summary>A call lacks an argument that is required.</summary>
    public static VqlRule MissingArgument { get; } = new("MEGA204", "Required argument missing", Error, "required_arg_missing");

    /// <summary>A call has an argument twice.</summary>
    public static VqlRule DuplicateArgument { get; } = new("MEGA205", "Argument given twice", Warning);

    /// <summary>A plugin is called as a function, or a function as a plugin.</summary>
    public static VqlRule WrongKindOfCall { get; } = new("MEGA206", "Plugin as a function, or the reverse", Error, "unknown_plugin");

    /// <summary>An artifact does not exist.</summary>
    public static VqlRule UnknownArtifact { get; } = new("MEGA207", "Unknown artifact", Warning, Error, "unknown_artifact_in_query");

    /// <summary>An artifact has no source of a name.</summary>
    public static VqlRule UnknownSource { get; } = new("MEGA208", "Unknown source of an artifact", Warning, Error, null);

    /// <summary>An artifact has no parameter of a name.</summary>
    public static VqlRule UnknownParameter { get; } = new("MEGA209", "Unknown parameter of an artifact", Error, "unknown_parameter_in_call");

    /// <summary>A name stands for nothing.</summary>
    public static VqlRule UnknownSymbol { get; } = new("MEGA210", "Unknown symbol", Warning, null);

    /// <summary>A call has arguments beside those from a dict.</summary>
    public static VqlRule MixedKeywords { get; } = new("MEGA211", "Arguments beside **", Error, "kwargs_mixed_call");

    /// <summary>A symbol has the name of a plugin or function.</summary>
    public static VqlRule MaskedSymbol { get; } = new("MEGA212", "Symbol named like a plugin or function", Hint, "symbol_mask_warn");

    /// <summary>WHERE uses an alias that hides a column.</summary>
    public static VqlRule AliasHidesColumn { get; } = new("MEGA213", "Alias that hides a column in WHERE", Warning);

    /// <summary>ORDER BY names a column that is not selected.</summary>
    public static VqlRule OrderByNotSelected { get; } = new("MEGA214", "ORDER BY a column that is not selected", Error);

    /// <summary>WHERE holds a list.</summary>
    public static VqlRule CommaInWhere { get; } = new("MEGA215", "Comma in WHERE", Error);

    /// <summary>A comparison that is always false.</summary>
    public static VqlRule AngleBrackets { get; } = new("MEGA216", "<> is always false", Error);

    /// <summary>AND and OR without parentheses.</summary>
    public static VqlRule MixedAndOr { get; } = new("MEGA217", "AND and OR without parentheses", Warning);

    /// <summary>A comparison of types that are never equal.</summary>
    public static VqlRule NeverTrue { get; } = new("MEGA218", "Comparison that the types decide", Warning);

    /// <summary>A query over many rows without a limit.</summary>
    public static VqlRule Unbounded { get; } = new("MEGA219", "Large query without LIMIT", Hint);

    /// <summary>A query that needs a permission.</summary>
    public static VqlRule NeedsPermission { get; } = new("MEGA220", "Permission needed", Hint);

    /// <summary>A definition without parameters is called with arguments, or a value is called as a query.</summary>
    public static VqlRule CalledDefinition { get; } = new("MEGA221", "Definition called as it cannot be", Error, "call_as_function");

    /// <summary>Several comparisons in a row.</summary>
    public static VqlRule ComparisonChain { get; } = new("MEGA222", "Several comparisons in a row", Warning);

    /// <summary>A limit that is no limit.</summary>
    public static VqlRule LimitBelowOne { get; } = new("MEGA223", "LIMIT below 1", Warning);

    /// <summary>An accessor does not exist.</summary>
    public static VqlRule UnknownAccessor { get; } = new("MEGA224", "Unknown accessor", Warning, Error, null);

    /// <summary>A lambda that cannot be read.</summary>
    public static VqlRule BadLambda { get; } = new("MEGA225", "The text is no lambda", Error);

    /// <summary>A suppression comment that suppresses nothing.</summary>
    public static VqlRule BadSuppression { get; } = new("MEGA226", "Suppression comment that is not understood", Warning, "invalid_suppression");

    /// <summary>An argument is given a value of a type that it refuses.</summary>
    public static VqlRule ArgumentType { get; } = new("MEGA227", "Value that the argument refuses", Error);

    /// <summary>All rules.</summary>
    public static IReadOnlyList<VqlRule> All { get; } =
    [
        NotYaml, UnknownKey, WrongKind, BadArtifactName, UnknownArtifactType, TwoPreconditions, StatementOrder, DuplicateName, ShadowsBuiltIn,
        YamlConstruct, UnknownParameterType, DefaultOfWrongType, UnknownPermission, UndeclaredPermission, BadImport, UnnamedSource,
        ParseError, UnknownPlugin, UnknownFunction, UnknownArgument, MissingArgument, DuplicateArgument, WrongKindOfCall, UnknownArtifact, UnknownSource,
        UnknownParameter, UnknownSymbol, MixedKeywords, MaskedSymbol, AliasHidesColumn, OrderByNotSelected, CommaInWhere, AngleBrackets, MixedAndOr,
        NeverTrue, Unbounded, NeedsPermission, CalledDefinition, ComparisonChain, LimitBelowOne, UnknownAccessor, BadLambda, BadSuppression, ArgumentType,
    ];
}
