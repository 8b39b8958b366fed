using System.Buffers;
using System.Text;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Notebooks;

namespace Megaraptor.Lab.Server;

/// <summary>Timelines of notebooks: rows of several queries in the order of their time.</summary>
internal static class TimelineEntries
{
    private const string Time = "Timestamp";
    private const string Message = "Message";
    private const string Description = "Description";
    private const long Second = 1_000_000_000;

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        Define.Function("timeline_add", Add) with { Permission = "READ_RESULTS" },
        Define.Function("timeline_delete", Delete) with { Permission = "NOTEBOOK_EDITOR" },
    ];

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        Define.Plugin("timeline", Read) with { Permission = "READ_RESULTS" },
        Define.Plugin("timelines", List) with { Permission = "READ_RESULTS" },
    ];

    private static Notebook NotebookOf(Call call) => NotebookEntries.Find(ServerSession.Of(call), call.Text("notebook_id"));

    private static VqlDict Add(Call call)
    {
        Notebook notebook = NotebookOf(call);
        string column = call.Text("key");
        string name = call.Text("name");
        var rows = new List<(long Time, ReadOnlyMemory<byte> Row)>();
        var encoder = new RowEncoder(call.Scope, QueryZones.ForRows(call.Scope));
        foreach (object? row in call.QueryOf("query")!.Evaluate(call.Scope))
        {
            VqlDict dict = Materialised.Dict(call.Scope, row);
            if (dict[column] is { } value && TimeValue.TryFrom(call.Scope, value, out VqlTime time))
            {
                var buffer = new ArrayBufferWriter<byte>(256);
                encoder.Write(dict, buffer);
                rows.Add((time.UnixNanoseconds, buffer.WrittenMemory));
            }
        }

        rows.Sort(static (left, right) => left.Time.CompareTo(right.Time));
        var timeline = new Timeline(name, column, call.Text("message_column"), call.Text("ts_desc_column"), rows);
        string super = call.Text("timeline");
        lock (notebook.Gate)
        {
            if (!notebook.Timelines.TryGetValue(super, out List<Timeline>? parts))
            {
                parts = [];
                notebook.Timelines.Add(super, parts);
                notebook.Record.Timelines.Add(super);
            }

            parts.RemoveAll(part => part.Id == name);
            parts.Add(timeline);
            return new VqlDict(2).Set("name", super).Set("timelines", new VqlList([.. parts.Select(Sparse)], VqlList.InterfaceType));
        }
    }

    private static VqlDict Sparse(Timeline timeline)
    {
        VqlDict dict = new();
        if (timeline.Rows.Count > 0)
        {
            dict.Set("start_time", timeline.Rows[0].Time).Set("end_time", timeline.Rows[^1].Time);
        }

        return dict.Set("id", timeline.Id).Set("timestamp_column", timeline.Column);
    }

    private static VqlDict Full(Timeline timeline) => new VqlDict(8)
        .Set("start_time", timeline.Rows.Count > 0 ? timeline.Rows[0].Time / Second : 0L)
        .Set("end_time", timeline.Rows.Count > 0 ? timeline.Rows[^1].Time / Second : 0L)
        .Set("id", timeline.Id)
        .Set("timestamp_column", timeline.Column)
        .Set("message_column", timeline.MessageColumn)
        .Set("timestamp_description_column", timeline.DescriptionColumn)
        .Set("active", false)
        .Set("version", "");

    private static object Delete(Call call)
    {
        Notebook notebook = NotebookOf(call);
        string super = call.Text("timeline");
        lock (notebook.Gate)
        {
            if (!notebook.Timelines.TryGetValue(super, out List<Timeline>? parts))
            {
                throw new CallFailedException($"Timeline {super} not found");
            }

            if (call.Text("name") is { Length: > 0 } name)
            {
                parts.RemoveAll(part => part.Id == name);
                return name;
            }

            notebook.Timelines.Remove(super);
            notebook.Record.Timelines.Remove(super);
            return super;
        }
    }

    private static IEnumerable<object?> List(Call call)
    {
        Notebook notebook = NotebookOf(call);
        lock (notebook.Gate)
        {
            return [.. notebook.Timelines.Select(static timeline => new VqlDict(2)
                .Set("name", timeline.Key)
                .Set("timelines", new VqlList([.. timeline.Value.Select(Full)], VqlList.InterfaceType)))];
        }
    }

    private static IEnumerable<object?> Read(Call call)
    {
        Notebook notebook = NotebookOf(call);
        IReadOnlyList<string> wanted = call.Texts("components");
        IReadOnlyList<string> skipped = call.Texts("skip");
        long start = call.Has("start") && TimeValue.TryFrom(call.Scope, call.Value("start"), out VqlTime time) ? time.UnixNanoseconds : long.MinValue;
        Timeline[] parts;
        lock (notebook.Gate)
        {
            parts = notebook.Timelines.TryGetValue(call.Text("timeline"), out List<Timeline>? known)
                ? [.. known.Where(part => (wanted.Count == 0 || wanted.Contains(part.Id)) && !skipped.Contains(part.Id))]
                : throw new CallFailedException($"Timeline {call.Text("timeline")} not found");
        }

        return parts.SelectMany(static part => part.Rows.Select(row => (Part: part, row.Time, row.Row)))
            .Where(row => row.Time >= start)
            .OrderBy(static row => row.Time)
            .Select(static row => Show(row.Part, row.Time, row.Row));
    }

    private static VqlDict Show(Timeline part, long time, ReadOnlyMemory<byte> json)
    {
        VqlDict row = GoJson.ReadObject(json.Span);
        VqlDict shown = new VqlDict(row.Count + 4)
            .Set(Time, VqlTime.FromUnix(time / Second, time % Second))
            .Set(Message, part.MessageColumn.Length > 0 ? row[part.MessageColumn] : MessageOf(part, row))
            .Set(Description, part.DescriptionColumn.Length > 0 ? row[part.DescriptionColumn] : "");
        foreach ((string key, object? value) in row.Items)
        {
            shown.Update(key, value);
        }

        return shown.Set("_Source", part.Id);
    }

    /// <summary>Without a column that says what happened, all columns but the time say it.</summary>
    private static string MessageOf(Timeline part, VqlDict row)
    {
        var text = new StringBuilder();
        foreach ((string key, object? value) in row.Items.Where(item => item.Key != part.Column))
        {
            text.Append(key).Append(": ").Append(GoText.Of(value)).Append(' ');
        }

        return text.ToString();
    }
}
