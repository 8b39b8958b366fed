using System.Text.Json.Nodes;
using CsCheck;
using Megaraptor.Vql.Artifacts;

namespace Megaraptor.Vql.Tests.Artifacts;

/// <summary>Makes random artifact definitions, as JSON, which YAML contains.</summary>
internal static class ArtifactGenerator
{
    /// <summary>Definitions that are mostly right.</summary>
    internal static Gen<JsonObject> Definition { get; } = Gen.Select(Message(ArtifactShape.Artifact, 3), Name()).Select(static (message, name) =>
    {
        if (name is not null)
        {
            message["name"] = name;
        }

        return message;
    });

    private static Gen<string?> Name() => Pick<string?>("Custom.Name_1", "Custom.Name_1", "Custom.Name_1", "Custom.Name_1", "1st", "A.2nd", "A B", "A..B.", null);

    private static Gen<JsonObject> Message(MessageShape shape, int depth)
    {
        MessageKey[] keys = [.. shape.Keys.Where(key => key.Name is not ("type" or "name") || depth < 3).Where(key => depth > 0 || key.Shape is null)];
        return Gen.Select(Gen.Int[0, keys.Length - 1].Array[0, 3], Gen.Int[0, 40]).SelectMany((chosen, odd) => Gen.Select(
            chosen.Distinct().Select(index => Value(keys[index], depth - 1)).Aggregate(Gen.Const(Array.Empty<JsonNode?>()), static (all, next) => Gen.Select(all, next, static (left, right) => (JsonNode?[])[.. left, right])),
            Gen.Const(chosen.Distinct().Select(index => keys[index].Name).ToArray()))
            .Select((values, names) =>
            {
                var message = new JsonObject(names.Zip(values).Select(static pair => new KeyValuePair<string, JsonNode?>(pair.First, pair.Second?.DeepClone())));
                if (odd == 0)
                {
                    message["no_such_key"] = 1;
                }

                return message;
            }));
    }

    private static Gen<JsonNode?> Value(MessageKey key, int depth)
    {
        Gen<JsonNode?> item = Item(key, depth);
        return key.IsList
            ? Gen.Frequency((20, item.Array[0, 2].Select(static items => (JsonNode?)new JsonArray([.. items.Select(static node => node?.DeepClone())]))), (1, item), (2, Nothing))
            : Gen.Frequency((20, item), (1, Nothing), (1, Gen.Const(0).Select(static _ => (JsonNode?)new JsonArray())));
    }

    private static Gen<JsonNode?> Item(MessageKey key, int depth) => Gen.Frequency(
        (30, key switch
        {
            { Shape: { } shape } => Message(shape, depth).Select(static message => (JsonNode?)message),
            { Kind: KeyKind.Flag } => Gen.Bool.Select(static value => (JsonNode?)JsonValue.Create(value)),
            { Kind: KeyKind.Integer } => Gen.Int[0, 100].Select(static value => (JsonNode?)JsonValue.Create(value)),
            { Kind: KeyKind.Number } => Gen.Double[0, 100].Select(static value => (JsonNode?)JsonValue.Create(value)),
            _ => Text(),
        }),
        (1, Odd()));

    private static Gen<JsonNode?> Text() => Gen.OneOf(
        Pick("", "a", "Y", "true", "12", "2022-01-01", "a: b", "LET X = 1", "é").Select(static value => (JsonNode?)JsonValue.Create(value)),
        Gen.Int[-5, 5].Select(static value => (JsonNode?)JsonValue.Create(value)),
        Gen.Bool.Select(static value => (JsonNode?)JsonValue.Create(value)));

    private static Gen<JsonNode?> Odd() => Gen.OneOf(
        Gen.Const(0).Select(static _ => (JsonNode?)new JsonArray(1)),
        Gen.Const(0).Select(static _ => (JsonNode?)new JsonObject { ["x"] = 1 }),
        Pick("text", "-1", "1.5").Select(static value => (JsonNode?)JsonValue.Create(value)),
        Pick(-1.0, 1.5).Select(static value => (JsonNode?)JsonValue.Create(value)));

    private static Gen<JsonNode?> Nothing => Gen.Int[0, 0].Select(static _ => (JsonNode?)null);

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
