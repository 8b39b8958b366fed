using System.Collections.Concurrent;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Scripting;

/// <summary>What collections return on the clients of an org because a script says so, whatever their parameters.</summary>
internal sealed class ScriptedRows
{
    private readonly ConcurrentDictionary<(string ClientId, string Source), RowSet> _rows = new();

    /// <summary>Says what a source returns.</summary>
    public void Add(string clientId, string source, RowSet rows) => _rows[(clientId, source)] = rows;

    /// <summary>Whether a script says what an artifact returns on a client.</summary>
    public bool Has(string clientId, string artifact) =>
        !_rows.IsEmpty && _rows.Keys.Any(key => key.ClientId == clientId && key.Source.Split('/', 2)[0] == artifact);

    /// <summary>The rows by source; a source that the script leaves out has none. Null when the script says nothing of the artifact.</summary>
    public IEnumerable<(string Source, ReadOnlyMemory<byte>[] Rows)>? Find(string clientId, string artifact, IEnumerable<string> sources) => Has(clientId, artifact)
        ? sources.Select(source => (source, _rows.GetValueOrDefault((clientId, source), RowSet.Empty).Read().ToArray()))
        : null;
}
