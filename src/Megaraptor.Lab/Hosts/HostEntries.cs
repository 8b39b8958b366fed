using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Server;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Rows;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Hosts;

/// <summary>What queries learn of the machine that they run on: itself, its processes and its connections.</summary>
internal static class HostEntries
{
    /// <summary>The member of <c>info()</c> that says when the machine started, in seconds.</summary>
    public const string BootTime = "BootTime";

    /// <summary>The member of <c>info()</c> that says for how long it has been running, in seconds.</summary>
    public const string Uptime = "Uptime";

    /// <summary>What every machine answers.</summary>
    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("info", Signature.Of(), Info) { Permission = "MACHINE_STATE" },
    ];

    /// <summary>What only the machines of clients answer: nothing is known of what runs beside the server.</summary>
    public static IEnumerable<PluginDefinition> ClientPlugins { get; } =
    [
        new("pslist", Signature.Of(Optional("pid", Integer)), Processes) { Permission = "MACHINE_STATE" },
        new("process_tracker_pslist", Signature.Of(), Processes) { Permission = "MACHINE_STATE" },
        new("netstat", Signature.Of(), Connections) { Permission = "MACHINE_STATE" },
        new("users", Signature.Of(), static call => Known(call, Of(call).Users)),
        new("interfaces", Signature.Of(), static call => Known(call, Of(call).Interfaces)) { Permission = "MACHINE_STATE" },
    ];

    /// <summary>The machine that a query runs on.</summary>
    public static Host Of(Call call) => call.Query.Services.Get<Host>();

    private static IEnumerable<object?> Info(Call call)
    {
        VqlDict info = Of(call).Info.Copy();
        if (info[BootTime] is long boot)
        {
            info.Update(Uptime, Math.Max(0, call.Query.Clock.Seconds() - boot));
        }

        yield return info;
    }

    private static IEnumerable<object?> Processes(Call call)
    {
        long pid = call.Signature.IndexOf("pid") >= 0 ? call.Integer("pid") : 0;
        return StoredRow.Of(Of(call).Processes, 0).Where(row => pid == 0 || (row is RawRow raw && raw.ToJson(call.Scope) is VqlDict dict && dict["Pid"] is long own && own == pid));
    }

    /// <summary>Recordings tell nothing of some things, which is not to say that there are none.</summary>
    private static IEnumerable<object?> Known(Call call, RowSet? rows) => rows is null ? throw NameTable.Refuse(call.Name, call.Query) : StoredRow.Of(rows, 0);

    private static IEnumerable<object?> Connections(Call call)
    {
        RowSet connections = Of(call).Connections;
        call.Log(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"gathered {connections.Count} sockinfo entries, err=<nil>"));
        return connections.Read(0).Select(static row => new ConnectionRow(new RawRow(row)));
    }
}
