using System.Security.Cryptography;
using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Operations.Results;
using Megaraptor.Sdk.Tests.Files;
using Parquet;

namespace Megaraptor.Sdk.Tests.Operations.Results;

/// <summary>Rows into files, exactly.</summary>
public sealed class ExportTests(LabFixture recorded) : IAsyncLifetime
{
    private static readonly string[] s_rows =
    [
        """{"Pid":1,"Name":"=cmd|' /C calc'!A0","Ok":true,"Ratio":0.5,"Nested":{"a":[1,"<x>"]},"Mixed":1}""",
        """{"Pid":2,"Name":"a \"b\", c\nd \u202e","Ok":null,"Ratio":2,"Nested":null,"Mixed":"one","Late":18446744073709551615}""",
    ];

    /// <summary>What the library says of a column of text.</summary>
    private static readonly Type s_text = typeof(ReadOnlyMemory<char>);

    private readonly TestFolder _folder = new();
    private LabServer? _lab;
    private VelociraptorClient? _client;
    private string _clientId = "";
    private string _flowId = "";
    private bool _isCut;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync(
            script => _clientId = script.Client("web-01").Returns("Linux.Sys.Pslist", s_rows).ClientId,
            new LabOptions { Fleet = LabFleet.None, Fault = call => _isCut && call.Texts[0].Contains("FROM source", StringComparison.Ordinal) ? LabFault.CutAfterRows(1) : null },
            Token);
        _client = LabFixture.Connect(_lab, new VelociraptorClientOptions { OutputFolder = _folder.Path });
        _flowId = (await _client.Flows.ListAsync(_clientId, cancellationToken: Token).ToListAsync(Token)).Single().FlowId;
    }

    public async ValueTask DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _lab!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Jsonl_holds_the_rows_as_they_are()
    {
        ExportedResults export = await ExportAsync(ExportFormat.Jsonl);

        (await File.ReadAllTextAsync(export.Path, Token)).ShouldBe(string.Concat(s_rows.Select(static row => row.Replace("\\u202e", "\u202e", StringComparison.Ordinal) + "\n")));
        (export.Rows, export.Sha256, export.Columns[^1]).ShouldBe((2, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(export.Path, Token))), "Late"));
    }

    [Fact]
    public async Task Csv_has_the_columns_of_all_rows_and_quotes_what_needs_it()
    {
        ExportedResults export = await ExportAsync(ExportFormat.Csv);

        (await File.ReadAllTextAsync(export.Path, Token)).ShouldBe(
            "Pid,Name,Ok,Ratio,Nested,Mixed,Late\r\n"
            + "1,=cmd|' /C calc'!A0,true,0.5,\"{\"\"a\"\":[1,\"\"<x>\"\"]}\",1,\r\n"
            + "2,\"a \"\"b\"\", c\nd \u202e\",,2,,one,18446744073709551615\r\n");
        _folder.Files.ShouldBe([$"root/{_clientId}/{_flowId}/exports/all.csv"]);
    }

    [Fact]
    public async Task Parquet_has_a_typed_column_each()
    {
        ExportedResults export = await ExportAsync(ExportFormat.Parquet);
        await using ParquetReader reader = await ParquetReader.CreateAsync(export.Path, cancellationToken: Token);

        reader.RowGroupCount.ShouldBe(1);
        reader.Schema.DataFields.Select(static field => (field.Name, field.ClrType)).ShouldBe([
            ("Pid", typeof(long)), ("Name", s_text), ("Ok", typeof(bool)), ("Ratio", typeof(double)), ("Nested", s_text), ("Mixed", s_text), ("Late", s_text)]);
        export.Rows.ShouldBe(2);
    }

    [Fact]
    public async Task An_export_that_is_cut_fails_and_leaves_nothing()
    {
        _isCut = true;

        await Should.ThrowAsync<MegaraptorException>(() => ExportAsync(ExportFormat.Csv));

        _folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        await ExportAsync(ExportFormat.Csv);

        await Should.ThrowAsync<OutputException>(() => ExportAsync(ExportFormat.Csv));
    }

    [Fact]
    public async Task A_hunt_is_exported_with_the_hosts_of_its_rows()
    {
        await using VelociraptorClient client = recorded.ConnectTo(_folder.Path);
        HuntSummary hunt = (await client.Hunts.ListAsync(cancellationToken: Token).ToListAsync(Token)).First(static hunt => hunt.ClientsWithResults > 0);

        ExportedResults export = await client.Results.ExportAsync(huntId: hunt.HuntId, artifact: hunt.ArtifactSources[0], cancellationToken: Token);

        (export.Columns.Contains("Fqdn"), export.Rows > 0).ShouldBe((true, true));
    }

    [Fact]
    public async Task A_flow_without_rows_makes_an_empty_file_and_says_why()
    {
        await using VelociraptorClient client = recorded.ConnectTo(_folder.Path);
        FlowSummary empty = (await client.Flows.ListAsync(LabFixture.Web, cancellationToken: Token).ToListAsync(Token)).First(static flow => flow.ArtifactsWithResults.Count == 0);

        ExportedResults export = await client.Results.ExportAsync(LabFixture.Web, empty.FlowId, format: ExportFormat.Csv, cancellationToken: Token);

        (export.Rows, export.Bytes, export.Notes.Count).ShouldBe((0, 0, 1));
        await Should.ThrowAsync<InvalidArgumentException>(() => client.Results.ExportAsync(LabFixture.Web, empty.FlowId, format: ExportFormat.Parquet, cancellationToken: Token));
    }

    [Theory]
    [InlineData("No.Such.Artifact")]
    [InlineData("../../x")]
    public async Task An_artifact_that_was_not_collected_is_not_found(string artifact) =>
        await Should.ThrowAsync<NotFoundException>(() => _client!.Results.ExportAsync(_clientId, _flowId, artifact: artifact, cancellationToken: Token));

    private Task<ExportedResults> ExportAsync(ExportFormat format) => _client!.Results.ExportAsync(_clientId, _flowId, format: format, cancellationToken: Token);
}
