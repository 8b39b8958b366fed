namespace Megaraptor.Sdk.Operations.Results;

/// <summary>Rows in a file of the output folder.</summary>
/// <param name="Path">Its full path here.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256, of what is on the disk here.</param>
/// <param name="Columns">The columns of all rows together, in the order in which they first came.</param>
/// <param name="Notes">What to know of the rows, such as that the flow is still running.</param>
public sealed record ExportedResults(string Path, long Rows, long Bytes, string Sha256, IReadOnlyList<string> Columns, IReadOnlyList<string> Notes);
