using Megaraptor.Lab.Collections;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Records;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Clients, their labels and their metadata.</summary>
internal static class ClientEntries
{
    /// <summary>The pseudo client that stands for the server itself.</summary>
    private const string Server = "server";

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("clients", Signature.Of(Optional("search", Text), Optional("client_id", Text)), Clients) { Permission = "READ_RESULTS" },
    ];

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("client_info", Signature.Of(Required("client_id", Text)), ClientInfo) { Permission = "READ_RESULTS" },
        new("client_metadata", Signature.Of(Required("client_id", Text)), ClientMetadata),
        new("client_set_metadata", Signature.Free, static call => SetClientMetadata(call)),
        new("label", Signature.Of(Required("client_id", Text), Required("labels", Texts), Optional("op", Text)), Label) { Permission = "LABEL_CLIENT" },
    ];

    /// <summary>The error of the server for an id that it does not know.</summary>
    public static string NotKnown(string clientId) => $"Client ID {clientId} not known in this org: NotFoundError";

    /// <summary>Whether an id is that of a client, or of the server itself.</summary>
    public static bool Exists(ServerSession session, string clientId) => clientId == Server || session.Org.Clients.Contains(clientId);

    private static IEnumerable<object?> Clients(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string clientId = call.Text("client_id");
        if (clientId.Length > 0)
        {
            if (Read(session, clientId) is { } client)
            {
                yield return client;
            }

            yield break;
        }

        if (!ClientSearch.TryParse(call.Text("search"), out ClientSearch? search, out string error))
        {
            throw new CallFailedException(error);
        }

        foreach (string id in session.Org.Clients.Find(search!))
        {
            if (Read(session, id) is { } client)
            {
                yield return client;
            }
        }
    }

    private static VqlDict ClientInfo(Call call)
    {
        string clientId = call.Text("client_id");
        return Read(ServerSession.Of(call), clientId) ?? throw new CallFailedException(NotKnown(clientId));
    }

    private static VqlDict? Read(ServerSession session, string clientId) =>
        session.Org.Clients.TryRead(clientId, static client => FullEncoding.Of(client.Record), out VqlDict? record) ? record : null;

    private static object? Label(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string clientId = call.Text("client_id");
        IReadOnlyList<string> labels = call.Texts("labels");
        string operation = call.Text("op");
        switch (operation)
        {
            case "set":
                session.Org.Clients.Change(clientId, client => Add(client, labels));
                Changed(call, "SetClientLabel", clientId, labels);
                break;
            case "remove":
                session.Org.Clients.Change(clientId, client => client.Record.Labels.RemoveAll(label => Contains(labels, label)));
                Changed(call, "RemoveClientLabel", clientId, labels);
                break;
            case "check":
                session.Org.Clients.TryRead(clientId, client => labels.All(label => Contains(client.Record.Labels, label)), out bool hasAll);
                if (!hasAll)
                {
                    return false;
                }

                break;

            // The server takes any other operation for done.
            default:
                break;
        }

        return new VqlDict().Set("ClientId", clientId).Set("Labels", VqlList.OfStrings(labels)).Set("Op", operation);
    }

    /// <summary>Hunts may want clients for their labels.</summary>
    private static void Changed(Call call, string operation, string clientId, IReadOnlyList<string> labels)
    {
        ServerSession session = ServerSession.Of(call);
        foreach (string label in labels)
        {
            AuditLog.Write(session, operation, new VqlDict(2).Set("client_id", clientId).Set("label", label));
        }

        call.Query.Services.Get<HuntRunner>().Reach(session.Org, clientId);
    }

    private static void Add(Client client, IReadOnlyList<string> labels)
    {
        foreach (string label in labels)
        {
            if (!Contains(client.Record.Labels, label))
            {
                client.Record.Labels.Add(label);
            }
        }
    }

    /// <summary>Labels keep their case but are one whatever their case.</summary>
    private static bool Contains(IEnumerable<string> labels, string label) => labels.Contains(label, StringComparer.OrdinalIgnoreCase);

    private static VqlDict ClientMetadata(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string clientId = call.Text("client_id");
        call.Require(clientId == Server ? "SERVER_ADMIN" : "READ_RESULTS");
        if (!Exists(session, clientId))
        {
            throw new CallFailedException(NotKnown(clientId));
        }

        session.Org.Clients.TryRead(clientId, Metadata, out VqlDict? metadata);
        return metadata ?? new VqlDict();
    }

    private static VqlDict Metadata(Client client)
    {
        var dict = new VqlDict();
        foreach ((string key, string value) in client.Metadata)
        {
            dict.Set(key, value);
        }

        return dict;
    }

    /// <summary>Takes the values in the dict <c>metadata</c>, or else as arguments of their own.</summary>
    private static bool SetClientMetadata(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        VqlDict arguments = call.Free.ToDict();
        if (arguments["client_id"] is not string { Length: > 0 } clientId)
        {
            throw new CallFailedException("client_id must be specified");
        }

        call.Require(clientId == Server ? "SERVER_ADMIN" : "COLLECT_CLIENT");
        VqlDict values = arguments["metadata"] as VqlDict ?? arguments;
        session.Org.Clients.Change(clientId, client =>
        {
            foreach ((string key, object? value) in values.Items)
            {
                if (values == arguments && key == "client_id")
                {
                    continue;
                }

                if (value is null)
                {
                    client.Metadata.Remove(key);
                }
                else
                {
                    client.Metadata[key] = Evaluation.Text.GoText.Of(value);
                }
            }
        });
        return true;
    }
}
