using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Model;

/// <summary>A record that rows are read into or results are written from.</summary>
/// <param name="Name">The type in C#, fully qualified.</param>
/// <param name="Key">Its name as a part of identifiers and file names.</param>
/// <param name="Properties">Its properties, in order of declaration.</param>
/// <param name="CanRead">Whether every property that has a column can be set, so that a reader can be made.</param>
internal sealed record RecordModel(string Name, string Key, EquatableArray<PropertyModel> Properties, bool CanRead);

/// <summary>A property of a record.</summary>
/// <param name="Name">The property in C#.</param>
/// <param name="Column">The column it is read from and the field it is written as.</param>
/// <param name="Type">Its type.</param>
/// <param name="HasColumn">Whether it is read from a column; false for what the operation fills in or the record computes.</param>
/// <param name="ConstructorIndex">Its index in the constructor, or -1 when it is set by an initialiser.</param>
/// <param name="Documentation">What it means.</param>
internal sealed record PropertyModel(string Name, string Column, TypeModel Type, bool HasColumn, int ConstructorIndex, string Documentation)
{
    /// <summary>Whether a column is read into the property: by the column's name, or by the property's own, since artifacts write columns as <c>OSPath</c>.</summary>
    internal bool IsReadFrom(string column) => column == Column || column == Name;
}
