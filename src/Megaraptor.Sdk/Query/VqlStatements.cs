namespace Megaraptor.Sdk.Query;

/// <summary>One text of a request, with the name under which its rows come back.</summary>
/// <param name="Name">The name; unique in the request, since rows are told apart by it.</param>
/// <param name="Text">The VQL: one or more statements.</param>
public sealed record VqlStatements(string Name, string Text);
