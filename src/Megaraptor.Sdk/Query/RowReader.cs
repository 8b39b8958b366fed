using System.Text.Json;

namespace Megaraptor.Sdk.Query;

/// <summary>Reads one row from the UTF-8 JSON of a part.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <param name="reader">Stands on the row's opening brace; is left on its closing brace.</param>
/// <param name="part">The whole part that the reader reads, so that a row can keep a slice of it.</param>
/// <returns>The row.</returns>
public delegate T RowReader<out T>(ref Utf8JsonReader reader, ReadOnlyMemory<byte> part);
