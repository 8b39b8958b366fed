using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Time;

namespace Megaraptor.Lab.Evaluation.Values;

/// <summary>A row that is still JSON. Members are read when they are asked for; a row that nothing changes is sent on as it is.</summary>
/// <remarks>JSON that is broken after all is a row of those members that can be read.</remarks>
internal sealed class RawRow : VqlObject
{
    private readonly ReadOnlyMemory<byte> _json;
    private VqlDict? _read;

    /// <summary>Makes a row.</summary>
    /// <param name="json">A JSON object in the server's own encoding, on one line.</param>
    public RawRow(ReadOnlyMemory<byte> json) => _json = json;

    /// <inheritdoc/>
    public override string TypeName => "*ordereddict.Dict";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => _read?.Keys ?? Names();

    /// <summary>The row's JSON.</summary>
    public ReadOnlySpan<byte> Json => _json.Span;

    /// <summary>Whether JSON shows the row as it is stored. Times are shown in a zone, so that such a row may have to be read.</summary>
    /// <param name="zone">The zone.</param>
    /// <returns>True when the row can be copied.</returns>
    public bool IsShownAsStored(VqlZone zone) => !Rfc3339.StandsIn(Json, exceptCanonical: ReferenceEquals(zone, VqlZone.Utc));

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value)
    {
        if (_read is null && !name.StartsWith('@'))
        {
            try
            {
                bool isThere = JsonObjectIndex.Of(this).TryFind(Json, name, out ReadOnlySpan<byte> json);
                value = isThere ? GoJson.ReadMember(json) : null;
                return isThere ? Lookup.Found : Lookup.Missing;
            }
            catch (GoJsonException)
            {
                value = null;
                return Lookup.Missing;
            }
        }

        return Members.Find(scope, Read(), name, out value);
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => Read();

    /// <inheritdoc/>
    public override string ToString() => JsonText.Of(Read());

    private List<string> Names()
    {
        var index = JsonObjectIndex.Of(this);
        try
        {
            index.FindAll(Json);
        }
        catch (GoJsonException)
        {
            // What was found stays.
        }

        var names = new List<string>(index.Count);
        for (int i = 0; i < index.Count; i++)
        {
            names.Add(index.Name(Json, i));
        }

        return names;
    }

    private VqlDict Read()
    {
        try
        {
            return _read ??= GoJson.ReadObject(Json);
        }
        catch (GoJsonException)
        {
            return _read ??= new VqlDict(0);
        }
    }
}
