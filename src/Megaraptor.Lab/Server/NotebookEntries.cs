using System.Buffers;
using System.Globalization;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Notebooks;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Notebooks and their cells.</summary>
internal static class NotebookEntries
{
    private const string DefaultArtifact = "Notebooks.Default";
    private const string Editor = "COLLECT_SERVER";
    private const string Welcome = "# A notebook of the Lab\n\n* Add cells with Markdown or VQL.\n* What a query returns can be read with source().\n";
    private const string Suggestion = "SELECT * FROM info()\n";

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        Define.Function("notebook_create", Create) with { Permission = Editor },
        Define.Function("notebook_update", Update) with { Permission = Editor },
        Define.Function("notebook_update_cell", UpdateCell) with { Permission = Editor },
        Define.Function("notebook_get", Get) with { Permission = "READ_RESULTS" },
    ];

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("notebooks", Signature.Of(Optional("all", Flag)), List) { Permission = "READ_RESULTS" },
        Define.Plugin("notebook_delete", Delete) with { Permission = "SERVER_ADMIN" },
    ];

    /// <summary>A notebook, or the server's error where there is none.</summary>
    public static Notebook Find(ServerSession session, string notebookId) =>
        session.Org.Notebooks.Find(notebookId) ?? throw new CallFailedException($"While opening /notebooks/{notebookId}.json.db: NotFoundError");

    /// <summary>The rows that a query in a cell returned.</summary>
    public static IEnumerable<object?> Table(Call call, ServerSession session, string notebookId)
    {
        Notebook notebook = Find(session, notebookId);
        long number = call.Integer("notebook_cell_table") is > 0 and var given ? given : 1;
        RowSet? rows;
        lock (notebook.Gate)
        {
            notebook.Tables.TryGetValue((call.Text("notebook_cell_id"), number), out rows);
        }

        IEnumerable<object?> all = StoredRow.Of(rows ?? RowSet.Empty, call.Integer("start_row"));
        return call.Integer("count") is > 0 and var count ? all.Take((int)Math.Min(count, int.MaxValue)) : all;
    }

    private static VqlDict Encode(Notebook notebook)
    {
        lock (notebook.Gate)
        {
            return SparseEncoding.Of(notebook.Record, SparseStyle.Raw);
        }
    }

    private static VqlDict Create(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        DateTimeOffset now = session.State.Clock.GetUtcNow();
        IReadOnlyList<string> artifacts = call.Texts("artifacts").Count > 0 ? call.Texts("artifacts") : [DefaultArtifact];
        foreach (string artifact in artifacts)
        {
            if (!session.Org.Artifacts.TryGet(artifact, out ArtifactRecord? known) || known.Type != "notebook")
            {
                throw new CallFailedException($"Unknown artifact {artifact}");
            }
        }

        var record = new NotebookRecord
        {
            Name = call.Text("name"),
            Description = call.Text("description"),
            Creator = session.Caller.Name,
            IsPublic = call.Flag("public"),
            CreatedTime = now.ToUnixTimeSeconds(),
            ModifiedTime = now.ToUnixTimeSeconds(),
            NotebookId = Identifiers.New("N.", now),
        };
        record.Collaborators.AddRange(call.Texts("collaborators"));
        record.Artifacts.AddRange(artifacts);
        record.Parameters.Add(new ParameterRecord { Name = "ArtifactName", Default = artifacts[0], Description = "Name of the artifact this notebook came from." });
        var request = new CollectorArguments { QueryId = 1, TotalQueries = 1, MaxRow = 1000 };
        request.Env.Add(new EnvironmentEntry { Key = "ArtifactName", Value = artifacts[0] });
        request.Env.Add(new EnvironmentEntry { Key = "ColumnTypes", Value = "{}" });
        request.Query.Add(new NamedQuery { Vql = "(not in the Lab)" });
        record.Requests.Add(request);
        record.Suggestions.Add(new CellSuggestion { Name = "A Cell Suggestion", Type = "vql", Input = Suggestion });
        var notebook = new Notebook(record);
        AddCell(call, notebook, "markdown", Welcome, isBeingEdited: false);
        record.LatestCellId = "";
        session.Org.Notebooks.Add(notebook);
        return Encode(notebook);
    }

    private static VqlDict Get(Call call) => Encode(Find(ServerSession.Of(call), call.Text("notebook_id")));

    private static VqlDict Update(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        Notebook notebook = Find(session, call.Text("notebook_id"));
        if (call.Text("attachment").Length > 0)
        {
            throw NameTable.Refuse("notebook_update(attachment=…)", call.Query);
        }

        // The server looks at neither the collaborators nor whether the notebook is public.
        lock (notebook.Gate)
        {
            notebook.Record.Description = call.Text("description") is { Length: > 0 } description ? description : notebook.Record.Description;
            notebook.Record.ModifiedTime = session.State.Clock.Seconds();
        }

        return Encode(notebook);
    }

    private static VqlDict UpdateCell(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        Notebook notebook = Find(session, call.Text("notebook_id"));
        string cellId = call.Text("cell_id");
        if (call.Flag("delete"))
        {
            lock (notebook.Gate)
            {
                notebook.Record.CellMetadata.RemoveAll(cell => cell.CellId == cellId);
            }

            return Encode(notebook);
        }

        string type = call.Text("type") is { Length: > 0 } given ? given.ToLowerInvariant() : "markdown";
        if (cellId.Length == 0)
        {
            AddCell(call, notebook, type, call.Text("input"), isBeingEdited: true);
            return Encode(notebook);
        }

        CellRecord cell;
        lock (notebook.Gate)
        {
            cell = notebook.Record.CellMetadata.Find(cell => cell.CellId == cellId) ?? throw new CallFailedException($"While opening /notebooks/{call.Text("notebook_id")}/{cellId}.json.db: NotFoundError");
        }

        Calculate(call, notebook, cell, type, call.Text("input"));
        return Encode(notebook);
    }

    private static void AddCell(Call call, Notebook notebook, string type, string input, bool isBeingEdited)
    {
        var cell = new CellRecord
        {
            NotebookId = notebook.Record.NotebookId,
            CellId = Identifiers.New("NC.", call.Query.Clock.GetUtcNow()),
            IsBeingEdited = isBeingEdited,
        };
        Calculate(call, notebook, cell, type, input);
        lock (notebook.Gate)
        {
            notebook.Record.CellMetadata.Add(cell);
            notebook.Record.LatestCellId = cell.CellId;
        }
    }

    /// <summary>Calculates what a cell shows.</summary>
    private static void Calculate(Call call, Notebook notebook, CellRecord cell, string type, string input)
    {
        TimeProvider clock = call.Query.Clock;
        string version = Identifiers.New("", clock.GetUtcNow());
        var messages = new List<string>();
        var context = new QueryContext(call.Query.Names, messages.Add)
        {
            Principal = call.Query.Principal,
            Services = call.Query.Services,
            Clock = clock,
            Cancellation = call.Query.Cancellation,
            Variables = call.Query.Variables,
        };
        string output = type == "vql" ? RunQuery(context, notebook, cell.CellId, version, input, clock) : MarkdownText.ToHtml(input);
        messages.Add($"DEBUG:{context.Statistics}\n");
        lock (notebook.Gate)
        {
            cell.Type = type is "md" ? "markdown" : type;
            cell.Input = input;
            cell.Output = output;
            cell.Messages.Clear();
            cell.Messages.AddRange(messages);
            cell.Timestamp = clock.Nanoseconds();
            cell.CurrentVersion = version;
            cell.AvailableVersions.Add(version);
            notebook.Record.ModifiedTime = clock.Seconds();
        }
    }

    private static string RunQuery(QueryContext context, Notebook notebook, string cellId, string version, string input, TimeProvider clock)
    {
        var run = new QueryRun(context, []);
        var output = new System.Text.StringBuilder();
        long table = 0;
        foreach (RunningSelect select in run.Statements([new QueryText("", input)]))
        {
            table++;
            var rows = new GrowingRows();
            foreach (object? row in select.Rows)
            {
                var buffer = new ArrayBufferWriter<byte>(256);
                select.Encoder.Write(row, buffer);
                rows.Add(buffer.WrittenMemory);
            }

            lock (notebook.Gate)
            {
                notebook.Tables[(cellId, table)] = rows;
            }

            string parameters = string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"notebook_id":"{{{notebook.Record.NotebookId}}}","client_id":"","cell_id":"{{{cellId}}}-{{{version}}}","table_id":{{{table}}},"TableOptions":{},"Version":{{{clock.Seconds()}}}}""");
            output.Append($"<div class=\"panel\"><velo-csv-viewer base-url=\"'v1/GetTable'\" params='{Uri.EscapeDataString(parameters)}' /></div>");
        }

        return run.Refusal is { } refusal
            ? throw new CallFailedException($"InlineError: While rendering notebook cell: {refusal.LogLine["VQL Error: ".Length..].TrimEnd('\n')[..^1]}")
            : output.ToString();
    }

    private static IEnumerable<object?> List(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        bool all = call.Flag("all");
        if (all)
        {
            call.Require("SERVER_ADMIN");
        }

        foreach (Notebook notebook in session.Org.Notebooks.All)
        {
            VqlDict? row = null;
            lock (notebook.Gate)
            {
                NotebookRecord record = notebook.Record;
                if (all || record.IsPublic || record.Creator == session.Caller.Name || record.Collaborators.Contains(session.Caller.Name))
                {
                    row = FullEncoding.Of(record);
                }
            }

            if (row is not null)
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<object?> Delete(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string id = call.Text("notebook_id");
        Notebook notebook = Find(session, id);
        yield return new VqlDict(3).Set("notebook_id", id).Set("type", "Notebook").Set("vfs_path", $"/notebooks/{id}.json.db");
        if (call.Flag("really_do_it"))
        {
            session.Org.Notebooks.Remove(notebook);
        }
    }
}
