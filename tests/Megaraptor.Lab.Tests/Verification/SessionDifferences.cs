namespace Megaraptor.Lab.Tests.Verification;

/// <summary>The exchanges of the recorded session that the Lab does not answer as recorded, each with the reason. Those of the language's recording are listed with the evaluator's tests.</summary>
internal static class SessionDifferences
{
    private const string Text = "the answer holds text of the server: VQL of its own artifacts, its shape, or descriptions, which the Lab does not ship";
    private const string Welcome = "the answer holds the text that the server puts into a new notebook, which the Lab does not ship";
    private const string Fleet = "the recorded server had done other things before, and had fewer hosts online";
    private const string Nonce = "the secret of an org is new in every server";
    private const string Server = "what ran on the recorded server's own machine was not recorded";
    private const string Timing = "the answer depends on the moment at which the client reported";
    private const string Layout = "the formatter of the Lab is the project's own, which keeps on one line what fits";

    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["errors/perm-hunt-investigator"] = Text,
        ["clients/delete-dry"] = Fleet,
        ["artifacts/one"] = Text,
        ["artifacts/columns"] = Text,
        ["artifacts/reformat"] = Layout,
        ["artifacts/help-one"] = Text,
        ["flows/cancel/logs"] = Timing,
        ["flows/vfs-ls/state-IN_PROGRESS"] = Timing,
        ["flows/list"] = Fleet,
        ["hunts/create-paused"] = Text,
        ["hunts/list"] = Fleet,
        ["hunts/one"] = Text,
        ["hunts/info"] = Text,
        ["hunts/after"] = Text,
        ["hunts/labels"] = Text,
        ["hunts/os"] = Text,
        ["hunts/os-and-labels"] = Text,
        ["hunts/delete-dry"] = Fleet,
        ["hunts/list-all"] = Fleet,
        ["hunts/start-investigator"] = Text,
        ["monitoring/get-client"] = Text,
        ["monitoring/add"] = Text,
        ["monitoring/rm"] = Text,
        ["monitoring/audit"] = Nonce,
        ["notebooks/create"] = Welcome,
        ["notebooks/cell-vql"] = Welcome,
        ["notebooks/cell-md"] = Welcome,
        ["notebooks/get"] = Welcome,
        ["notebooks/list"] = Welcome,
        ["notebooks/list-all"] = Welcome,
        ["downloads/hunt-info"] = Fleet,
        ["downloads/hunt-results"] = Fleet,
        ["downloads/hunt-flows"] = Fleet,
        ["more/org/artifacts"] = Fleet,
        ["more/hunt-files/flows"] = Fleet,
        ["more/hunt-files/stats"] = Fleet,
        ["more/monitor/add"] = Text,
        ["watch_flow_completion/11"] = Server,
    };
}
