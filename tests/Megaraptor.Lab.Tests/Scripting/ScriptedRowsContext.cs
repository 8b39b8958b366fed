using System.Text.Json.Serialization;

namespace Megaraptor.Lab.Tests.Scripting;

[JsonSerializable(typeof(Listener))]
[JsonSerializable(typeof(int))]
internal sealed partial class ScriptedRowsContext : JsonSerializerContext;

internal sealed record Listener(int Port, string? Name, DateTimeOffset Since);
