namespace Megaraptor.Lab.Evaluation.Run;

/// <summary>A text of VQL statements.</summary>
/// <param name="Name">The caller's name for it.</param>
/// <param name="Vql">The text.</param>
internal sealed record QueryText(string Name, string Vql);

/// <summary>A SELECT that is being run. Its rows must be read to their end before the next statement is asked for.</summary>
/// <param name="Text">The text that it stands in.</param>
/// <param name="TextIndex">The index of that text.</param>
/// <param name="QueryId">The index of the statement in its text.</param>
/// <param name="Rows">Its rows, made while they are read.</param>
/// <param name="Encoder">Writes its rows.</param>
internal sealed record RunningSelect(QueryText Text, int TextIndex, int QueryId, IEnumerable<object?> Rows, RowEncoder Encoder);
