namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>A page of help on VQL.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Rules">What to know, one sentence a rule.</param>
/// <param name="Examples">Queries that run as they stand.</param>
/// <param name="Names">Plugins, functions or accessors.</param>
public sealed record VqlHelp(string Topic, IReadOnlyList<string> Rules, IReadOnlyList<VqlExample> Examples, IReadOnlyList<VqlNameHelp> Names);

/// <summary>A query that does something.</summary>
/// <param name="Purpose">What it does.</param>
/// <param name="Query">The VQL.</param>
/// <param name="Env">The variables that it names, to be passed as env of run_vql.</param>
public sealed record VqlExample(string Purpose, string Query, IReadOnlyList<string> Env);

/// <summary>A plugin, function or accessor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">plugin (stands behind FROM), function (makes a value) or accessor (opens files).</param>
/// <param name="Signature">Its arguments with their types; ! must be given, [] takes a list.</param>
/// <param name="Permissions">The permissions that it declares, beside ANY_QUERY.</param>
/// <param name="Does">What it does beyond computing, as far as it is known here.</param>
/// <param name="Since">The first version that has it, where it came after 0.6.9.</param>
public sealed record VqlNameHelp(string Name, string Kind, string Signature, IReadOnlyList<string> Permissions, string Does, string? Since);

/// <summary>What the connected server says of a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="ServerVersion">The server's version; empty when it does not tell.</param>
/// <param name="Entries">What the name stands for there: one name may be a plugin and a function.</param>
public sealed record VqlLookup(string Name, string ServerVersion, IReadOnlyList<VqlNameHelp> Entries);
