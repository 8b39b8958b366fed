namespace Megaraptor.Lab.Faults;

/// <summary>A call of <c>Query</c> that a Lab is about to answer.</summary>
/// <param name="Number">Which call it is of this Lab, from 1.</param>
/// <param name="User">Who calls.</param>
/// <param name="Texts">The VQL texts.</param>
/// <param name="Env">The values that came beside the texts, by name.</param>
public sealed record LabCall(long Number, string User, IReadOnlyList<string> Texts, IReadOnlyDictionary<string, string> Env);
