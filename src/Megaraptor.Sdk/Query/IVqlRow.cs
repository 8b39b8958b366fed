using System.Text.Json;

namespace Megaraptor.Sdk.Query;

/// <summary>A type that rows are read into. The compiler implements it for records with <see cref="VqlRowAttribute"/>.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IVqlRow<TSelf>
    where TSelf : IVqlRow<TSelf>
{
    /// <summary>The columns that rows are read from; none where any will do.</summary>
    static abstract IReadOnlyList<VqlColumn> RowColumns { get; }

    /// <summary>Reads one row.</summary>
    /// <param name="reader">Stands on the row's opening brace; is left on its closing brace.</param>
    /// <param name="part">The whole part that the reader reads, so that a row can keep a slice of it.</param>
    /// <returns>The row.</returns>
    static abstract TSelf ReadRow(ref Utf8JsonReader reader, ReadOnlyMemory<byte> part);
}

/// <summary>A column that rows of a type are read from.</summary>
/// <param name="Name">The column.</param>
/// <param name="Property">The property that it is read into; a column of that name is read too.</param>
/// <param name="IsRequired">Whether the rows must have it: the property cannot be null.</param>
public sealed record VqlColumn(string Name, string Property, bool IsRequired);

/// <summary>
/// Makes a partial record the row of queries: the compiler writes its reader, without reflection. A property is read from the
/// column of its name in snake case, of its own name, or of its <see cref="Catalogue.ColumnAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VqlRowAttribute : Attribute;
