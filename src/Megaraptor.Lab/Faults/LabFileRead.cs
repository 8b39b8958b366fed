namespace Megaraptor.Lab.Faults;

/// <summary>A read of the file store that a Lab is about to answer.</summary>
/// <param name="Number">Which read it is of this Lab, from 1.</param>
/// <param name="User">Who reads.</param>
/// <param name="Components">The file's path, one component each.</param>
/// <param name="Offset">Where the read begins.</param>
public sealed record LabFileRead(long Number, string User, IReadOnlyList<string> Components, long Offset);
