using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>The pages of help. Every query in them is parsed and run by a test.</summary>
internal static class HelpPages
{
    internal static VqlHelp Of(HelpTopic? topic) => topic switch
    {
        HelpTopic.Syntax => new VqlHelp("syntax", Syntax, SyntaxExamples, []),
        HelpTopic.Plugins => new VqlHelp("plugins", Plugins, [], Names(VqlNameKind.Plugin)),
        HelpTopic.Functions => new VqlHelp("functions", Functions, [], Names(VqlNameKind.Function)),
        HelpTopic.Examples => new VqlHelp("examples", Examples, TaskExamples, []),
        _ => new VqlHelp("overview", Overview, [], []),
    };

    private static IReadOnlyList<string> Overview { get; } =
    [
        "VQL asks a Velociraptor server: SELECT columns FROM plugin(arguments) WHERE condition. It runs on the server and sees what the server sees: stored clients, flows, hunts and their rows.",
        "Topics: syntax, plugins, functions, examples. A name gives one plugin, function or accessor of Velociraptor 0.77.2; lookup_vql asks the connected server instead.",
        "check_vql finds mistakes without running anything, explain_vql says what a query can do, run_vql runs it.",
    ];

    private static IReadOnlyList<string> Syntax { get; } =
    [
        "FROM is mandatory; for a query without rows of its own write FROM scope().",
        "Arguments are always named: clients(search='web'). Strings stand in single, double or three single quotes.",
        "A statement ends without ';'. Several statements share their names: LET first, SELECT last.",
        "LET name = query is evaluated at each use; LET name <= query once, and kept in memory.",
        "Clauses come in this order: SELECT, FROM, WHERE, GROUP BY, ORDER BY, LIMIT. ORDER BY takes one column, which must be selected.",
        "=~ matches a regular expression regardless of case; = compares; IN looks into a list; NOT, AND, OR combine.",
        "Names are case-sensitive: the artifact Linux.Sys.Pslist has the column Pid, not pid.",
        "A plugin makes rows and stands behind FROM; a function makes a value and stands among the columns: SELECT client_info(client_id='C.1') AS c FROM scope().",
        "Pass values as env and name them in the query; do not write them into the text.",
    ];

    private static IReadOnlyList<string> Plugins { get; } =
    [
        "A plugin stands behind FROM. These are the plugins that a server on Linux has; ask for one by name to see its permissions.",
        "Plugins that read processes, files or the registry read those of the server: collect an artifact to ask an endpoint.",
        "registry is no plugin but an accessor; event logs are read by parse_evtx; client_info, collect_client, hunt and hash are functions.",
        "LIMIT cannot be an argument, although hunt_flows declares one: write LIMIT behind the query.",
    ];

    private static IReadOnlyList<string> Functions { get; } =
    [
        "A function stands where a value can stand. These are the functions that a server on Linux has; ask for one by name to see its permissions.",
        "Among them are some that act: collect_client, hunt, label. run_vql refuses those as a tool; the operations for them check what they did.",
        "count(), sum(item=), min(item=), max(item=) and enumerate(items=) gather over the rows of a GROUP BY; without it they give running values.",
    ];

    private static IReadOnlyList<string> Examples { get; } =
    [
        "Env names are variables to pass with run_vql. An unknown client, flow or hunt gives no rows and no word: make sure of the ids first.",
        "Read collected rows with source() for a flow and hunt_results() for a hunt; both want artifact='Name/Source' where an artifact has several sources.",
    ];

    private static IReadOnlyList<VqlExample> SyntaxExamples { get; } =
    [
        new("Columns of a plugin, some of them computed", "SELECT client_id, os_info.hostname AS hostname, len(list=labels) AS label_count FROM clients(search='all') LIMIT 5", []),
        new("Conditions", "SELECT client_id, os_info.hostname AS hostname FROM clients() WHERE os_info.system = 'linux' AND hostname =~ '^(web|db)'", []),
        new("The newest first", "SELECT client_id, last_seen_at FROM clients() ORDER BY last_seen_at DESC LIMIT 3", []),
        new("Grouping", "SELECT os_info.system AS os, count() AS clients FROM clients() GROUP BY os", []),
        new("A stored query", "LET linux_hosts = SELECT client_id, os_info.hostname AS hostname FROM clients() WHERE os_info.system = 'linux'\nSELECT hostname FROM linux_hosts", []),
        new("A query for each row of another", "SELECT * FROM foreach(row={ SELECT client_id AS id FROM clients() }, query={ SELECT id, session_id, state FROM flows(client_id=id) }) LIMIT 10", []),
        new("A value without rows", "SELECT timestamp(epoch=now()) AS server_time, dict(a=1, b='two') AS d, if(condition=2 > 1, then='yes', else='no') AS answer FROM scope()", []),
    ];

    private static IReadOnlyList<VqlExample> TaskExamples { get; } =
    [
        new("Clients that were seen within a day, with their systems", "SELECT client_id, os_info.hostname AS hostname, os_info.system AS os, timestamp(epoch=last_seen_at) AS seen FROM clients() WHERE last_seen_at > (now() - 86400) * 1000000", []),
        new("What was collected on one client", "SELECT session_id, request.artifacts AS artifacts, state, total_collected_rows FROM flows(client_id=ClientId)", ["ClientId"]),
        new("The rows of one collection", "SELECT * FROM source(client_id=ClientId, flow_id=FlowId, artifact=Source) LIMIT 50", ["ClientId", "FlowId", "Source"]),
        new("Hunts and how far they have come", "SELECT hunt_id, hunt_description, state, stats.total_finished_clients AS finished, create_time FROM hunts() ORDER BY create_time DESC LIMIT 20", []),
        new("How often a value occurs over a whole hunt, the rarest first", "SELECT Name, count() AS occurrences FROM hunt_results(hunt_id=HuntId, artifact=Source) GROUP BY Name ORDER BY occurrences LIMIT 20", ["HuntId", "Source"]),
        new("Artifacts about a subject", "SELECT name, type FROM artifact_definitions() WHERE name =~ 'pslist'", []),
        new("Who may do what", "SELECT name, roles FROM gui_users()", []),
    ];

    private static IReadOnlyList<VqlNameHelp> Names(VqlNameKind kind) =>
    [
        .. VqlReference.Default.Names(kind)
            .Select(name => VqlReference.Default.Find(kind, name)!)
            .Where(static name => name.Platforms is VqlPlatforms.None || name.Platforms.HasFlag(VqlPlatforms.Linux))
            .Select(NameHelp.Of)
            .Select(static name => name with { Permissions = [], Since = null, Does = "" }),
    ];
}
