using System.Text.Json;
using System.Text.Json.Nodes;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>The arguments of a call as a test writes them: a JSON object.</summary>
internal sealed class SampleArguments(JsonObject members) : IArgumentSource
{
    public IEnumerable<string> Names => members.Select(static member => member.Key);

    public string Spell(string name) => name;

    public string Describe(string name) => members[name]!.GetValueKind().ToString();

    public string Canonical(string name) => members[name]?.ToJsonString() ?? "null";

    public ArgumentState Text(string name, out string? value) => Read(name, JsonValueKind.String, static node => node.GetValue<string>(), out value);

    public ArgumentState Integer(string name, out long value) => Read(name, JsonValueKind.Number, static node => long.Parse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture), out value);

    public ArgumentState Number(string name, out double value) => Read(name, JsonValueKind.Number, static node => double.Parse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture), out value);

    public ArgumentState Duration(string name, out double seconds) => Number(name, out seconds);

    public ArgumentState IntegerList(string name, out IReadOnlyList<long>? value) =>
        Read(name, JsonValueKind.Array, static node => (IReadOnlyList<long>)[.. node.AsArray().Select(static item => item!.GetValue<long>())], out value);

    public ArgumentState Flag(string name, out bool value)
    {
        value = members[name]?.GetValueKind() == JsonValueKind.True;
        return members[name] is null ? ArgumentState.Absent : ArgumentState.Read;
    }

    public ArgumentState TextList(string name, out IReadOnlyList<string>? value) =>
        Read(name, JsonValueKind.Array, static node => (IReadOnlyList<string>)[.. node.AsArray().Select(static item => item!.GetValue<string>())], out value);

    public ArgumentState TextMap(string name, out IReadOnlyDictionary<string, string>? value) =>
        Read(name, JsonValueKind.Object, static node => (IReadOnlyDictionary<string, string>)Map(node), out value);

    public ArgumentState TextTable(string name, out IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? value) =>
        Read(name, JsonValueKind.Object, static node => (IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>)node.AsObject().ToDictionary(static row => row.Key, static row => (IReadOnlyDictionary<string, string>)Map(row.Value!)), out value);

    private static Dictionary<string, string> Map(JsonNode node) => node.AsObject().ToDictionary(static entry => entry.Key, static entry => entry.Value!.GetValue<string>());

    private ArgumentState Read<T>(string name, JsonValueKind kind, Func<JsonNode, T> read, out T? value)
    {
        value = default;
        if (members[name] is not { } node)
        {
            return ArgumentState.Absent;
        }

        if (node.GetValueKind() != kind)
        {
            return ArgumentState.WrongType;
        }

        value = read(node);
        return ArgumentState.Read;
    }
}
