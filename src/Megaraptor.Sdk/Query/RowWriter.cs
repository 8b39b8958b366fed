using System.Text.Json;

namespace Megaraptor.Sdk.Query;

/// <summary>Writes one row or result as JSON, for the surfaces.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="writer">Where to write exactly one JSON value.</param>
/// <param name="value">The value.</param>
public delegate void RowWriter<in T>(Utf8JsonWriter writer, T value);
