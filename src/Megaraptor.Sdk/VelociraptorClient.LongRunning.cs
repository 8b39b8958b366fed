using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Query;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Megaraptor.Sdk;

/// <content>What waits for long-running work need of a client.</content>
public partial class VelociraptorClient
{
    /// <summary>Who tells of the ends of flows in this client's org; shared by all clients of the connection.</summary>
    internal FlowCompletions Completions => Access.Connection.Completions.Of(this);

    /// <summary>The messages of a query as they come, unjudged: for streams that never end.</summary>
    internal IAsyncEnumerable<QueryMessage> Messages(VqlQuery query, CancellationToken cancellationToken) =>
        Access.Stream.ReadAsync(query with { OrgId = query.OrgId ?? _options.OrgId }, observation: null, cancellationToken);

    internal ILogger CreateLogger(string category) => (_options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger(category);
}
