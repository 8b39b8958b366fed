using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Records;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>What administrators look after: tools, secrets, what the server keeps about itself.</summary>
internal static class AdministrationEntries
{
    private const string Administrator = "SERVER_ADMIN";
    private const string Server = "server";

    /// <summary>The kinds of secrets that every server knows.</summary>
    private static readonly string[] s_secretTypes =
    [
        "ADX Creds", "AWS S3 Creds", "Elastic Creds", "Execve Secrets", "HTTP Secrets", "SMTP Creds", "SSH PrivateKey", "Splunk Creds",
    ];

    /// <summary>The tools that every server knows, whatever artifacts say.</summary>
    private static readonly string[] s_ownTools = ["VelociraptorDebian", "VelociraptorRedHat", "WindowsMSI"];

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("inventory", Signature.Of(), Inventory),
        new("secrets", Signature.Of(), Secrets),
    ];

    /// <summary>The parameters of the server's own artifacts that are kept in its metadata. The catalogue does not tell this type.</summary>
    private static readonly string[] s_metadataOfOwnArtifacts = ["SlackToken"];

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("server_metadata", Signature.Of(), ServerMetadata) { Permission = Administrator },
        new("server_set_metadata", Signature.Free, static call => SetServerMetadata(call)) { Permission = Administrator },
        new(
            "client_create",
            Signature.Of(
                Optional("first_seen_at", ParameterKind.Time),
                Optional("last_seen_at", ParameterKind.Time),
                Optional("labels", Texts),
                Optional("os", Text),
                Optional("hostname", Text),
                Optional("client_id", Text),
                Optional("mac_addresses", Texts)),
            CreateClient) { Permission = Administrator },
    ];

    private static IEnumerable<object?> Inventory(Call call)
    {
        IEnumerable<ToolRecord> declared = ServerSession.Of(call).Org.Artifacts.All.SelectMany(static artifact => artifact.Tools);
        return s_ownTools.Select(static name => new ToolRecord { Name = name })
            .Concat(declared.DistinctBy(static tool => tool.Name, StringComparer.Ordinal).Where(static tool => !s_ownTools.Contains(tool.Name)))
            .OrderBy(static tool => !s_ownTools.Contains(tool.Name))
            .Select(FullEncoding.Of);
    }

    private static IEnumerable<object?> Secrets(Call call) => s_secretTypes.Select(static name => new VqlDict(2).Set("type_name", name).Set("secrets", VqlList.OfStrings([])));

    private static VqlDict ServerMetadata(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        var metadata = new VqlDict();
        foreach (string name in s_metadataOfOwnArtifacts)
        {
            metadata.Set(name, "");
        }

        foreach (ParameterRecord parameter in session.Org.Artifacts.All.SelectMany(static artifact => artifact.Parameters).Where(static parameter => parameter.Type == "server_metadata"))
        {
            metadata.Set(parameter.Name, parameter.Default);
        }

        session.Org.Clients.TryRead(Server, static client => client.Metadata.ToArray(), out KeyValuePair<string, string>[]? set);
        foreach ((string key, string value) in set ?? [])
        {
            metadata.Update(key, value);
        }

        return metadata;
    }

    private static bool SetServerMetadata(Call call)
    {
        VqlDict arguments = call.Free.ToDict();
        VqlDict values = arguments["metadata"] as VqlDict ?? arguments;
        ServerSession.Of(call).Org.Clients.Change(Server, client =>
        {
            foreach ((string key, object? value) in values.Items)
            {
                client.Metadata[key] = Evaluation.Text.GoText.Of(value);
            }
        });
        return true;
    }

    private static string CreateClient(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string id = call.Text("client_id") is { Length: > 0 } given ? given : "C." + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
        if (session.Org.Clients.Contains(id))
        {
            throw new CallFailedException($"Client {id} already exists");
        }

        DateTimeOffset now = session.State.Clock.GetUtcNow();
        var record = new ClientRecord
        {
            ClientId = id,
            FirstSeenAt = call.Time("first_seen_at") is { } first ? first.Seconds : now.ToUnixTimeSeconds(),
            LastSeenAt = call.Time("last_seen_at") is { } last ? last.UnixNanoseconds / 1000 : now.ToUnixTimeMilliseconds() * 1000,
            System = new SystemRecord { System = call.Text("os"), Hostname = call.Text("hostname"), Fqdn = call.Text("hostname") },
        };
        record.System.MacAddresses.AddRange(call.Texts("mac_addresses"));
        record.Labels.AddRange(call.Texts("labels"));
        session.Org.Clients.Add(new Client(record, isOnline: false));
        return id;
    }
}
