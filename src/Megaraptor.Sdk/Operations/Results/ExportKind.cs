namespace Megaraptor.Sdk.Operations.Results;

/// <summary>The kind of a column.</summary>
internal enum ExportKind
{
    Text,
    Flag,
    Integer,
    Number,
}
