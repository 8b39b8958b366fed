namespace Megaraptor.Generators.Operations.Model;

/// <summary>A record with <c>[VqlRow]</c>.</summary>
/// <param name="Class">The record as a type that members are added to.</param>
/// <param name="Record">What it is read from.</param>
internal sealed record RowTypeModel(ClassModel Class, RecordModel Record);
