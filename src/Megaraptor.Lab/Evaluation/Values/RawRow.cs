using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Evaluation.Values;

/// <summary>A row that is still JSON. Members are read when they are asked for; a row that nothing changes is sent on as it is.</summary>
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
    public override IEnumerable<string> MemberNames => Read().Keys;

    /// <summary>The row's JSON.</summary>
    public ReadOnlySpan<byte> Json => _json.Span;

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value) =>
        Read().TryGet(name, out value) ? Lookup.Found : Lookup.Missing;

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => Read();

    /// <inheritdoc/>
    public override string ToString() => JsonText.Of(Read());

    private VqlDict Read() => _read ??= GoJson.ReadObject(_json.Span);
}
