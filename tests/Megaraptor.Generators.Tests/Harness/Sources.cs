namespace Megaraptor.Generators.Tests.Harness;

/// <summary>Sources that several tests start from.</summary>
internal static class Sources
{
    /// <summary>One complete operation.</summary>
    internal const string Hosts = """"
        namespace Acme;

        /// <summary>A host.</summary>
        public sealed record Host(string ClientId, string Hostname, DateTimeOffset? LastSeenAt);

        public sealed partial class HostOperations(VelociraptorClient client)
        {
            /// <summary>Find hosts.</summary>
            /// <param name="search">What to look for.</param>
            /// <param name="limit">Most hosts to return.</param>
            [Operation("find_hosts", Effect.Read, Needs = Permission.ReadResults)]
            [Vql("""
                SELECT client_id, os_info.hostname AS hostname, last_seen_at
                FROM clients(search=@search)
                LIMIT @limit
                """)]
            public partial VqlRows<Host> FindAsync(string? search = null, [Page(Default = 20, Max = 500)] int? limit = null, CancellationToken cancellationToken = default);
        }
        """";

    /// <summary>An operation around VQL, with the row record and the parameters that it needs.</summary>
    internal static string Operation(string vql, string parameters = "string a", string record = "public sealed record Row(string X);", string documentation = "") => $$""""
        namespace Acme;

        {{record}}

        public sealed partial class Things(VelociraptorClient client)
        {
            [Vql({{vql}})]
            public partial VqlRows<Row> ListAsync({{parameters}});
        }
        """";
}
