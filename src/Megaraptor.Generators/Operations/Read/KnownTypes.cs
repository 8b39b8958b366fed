namespace Megaraptor.Generators.Operations.Read;

/// <summary>The types of the SDK that the generator knows, by their metadata names.</summary>
internal static class KnownTypes
{
    internal const string OperationAttribute = "Megaraptor.Sdk.Catalogue.OperationAttribute";
    internal const string VqlAttribute = "Megaraptor.Sdk.Catalogue.VqlAttribute";
    internal const string PageAttribute = "Megaraptor.Sdk.Catalogue.PageAttribute";
    internal const string RangeAttribute = "Megaraptor.Sdk.Catalogue.RangeAttribute";
    internal const string LengthAttribute = "Megaraptor.Sdk.Catalogue.LengthAttribute";
    internal const string PatternAttribute = "Megaraptor.Sdk.Catalogue.PatternAttribute";
    internal const string VqlRowAttribute = "Megaraptor.Sdk.Query.VqlRowAttribute";
    internal const string CursorAttribute = "Megaraptor.Sdk.Catalogue.CursorAttribute";
    internal const string QueryTextAttribute = "Megaraptor.Sdk.Catalogue.QueryTextAttribute";
    internal const string ColumnAttribute = "Megaraptor.Sdk.Catalogue.ColumnAttribute";
    internal const string NotColumnAttribute = "Megaraptor.Sdk.Catalogue.NotColumnAttribute";
    internal const string EntryAttribute = "Megaraptor.Sdk.Catalogue.OperationEntryAttribute";
    internal const string Effect = "Megaraptor.Sdk.Catalogue.Effect";
    internal const string Permission = "Megaraptor.Sdk.Catalogue.Permission";
    internal const string Client = "Megaraptor.Sdk.VelociraptorClient";
    internal const string Rows = "Megaraptor.Sdk.Query.VqlRows<T>";
    internal const string Row = "Megaraptor.Sdk.Query.VqlRow";
    internal const string Value = "Megaraptor.Sdk.Query.VqlValue";
}
