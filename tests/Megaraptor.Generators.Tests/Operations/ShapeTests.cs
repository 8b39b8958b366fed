using Megaraptor.Generators.Tests.Harness;
using Snapshooter.Xunit3;

namespace Megaraptor.Generators.Tests.Operations;

/// <summary>The shapes of parameters and results: what the compiler makes of each, and what it refuses.</summary>
public sealed class ShapeTests
{
    private const string Everything = """
        namespace Acme;

        public enum Colour { Red, DarkBlue }

        /// <summary>A row.</summary>
        public sealed record Row(string X, TimeSpan Age, TimeSpan? MaybeAge);

        /// <summary>How to work.</summary>
        public sealed record WorkOptions
        {
            /// <summary>Share of a processor, in percent.</summary>
            [Range(0.5, 100)]
            public double? Cpu { get; init; }

            /// <summary>How long it may take.</summary>
            [Range(1, 86400)]
            public TimeSpan MaxTime { get; init; } = TimeSpan.FromMinutes(10);

            /// <summary>How many files.</summary>
            [Range(1, 1000)]
            public int Files { get; init; } = 50;

            /// <summary>The colours.</summary>
            public IReadOnlyList<Colour> Colours { get; init; } = [];

            /// <summary>Which colour first.</summary>
            public Colour First { get; init; } = Colour.DarkBlue;

            /// <summary>Whether to go on.</summary>
            public bool Resume { get; init; } = true;

            /// <summary>What it is called.</summary>
            [Length(1, 20)]
            public string Name { get; init; } = "work";
        }

        public sealed class Works(VelociraptorClient client)
        {
            /// <summary>Work.</summary>
            /// <param name="id">Which.</param>
            /// <param name="pids">Processes.</param>
            /// <param name="sizes">Sizes.</param>
            /// <param name="wait">How long to wait.</param>
            /// <param name="options">How.</param>
            [Operation("do_work", Effect.Read)]
            public async Task<Row?> WorkAsync([Pattern("^C\\.[0-9a-f]{16}$")] string id, [Range(0, 65535)] IReadOnlyList<int> pids, IReadOnlyList<long>? sizes = null, TimeSpan? wait = null, WorkOptions? options = null, CancellationToken cancellationToken = default)
            {
                await client.CheckAsync(cancellationToken);
                return options is null || pids.Count > 0 || sizes is null ? null : new Row(id, wait ?? TimeSpan.Zero, null);
            }
        }
        """;

    [Fact]
    public void Options_durations_lists_and_patterns_become_parameters()
    {
        GeneratorRun run = GeneratorRun.Of(Everything).ShouldCompile();

        Snapshot.Match(run.Files["do_work.Operation.g.cs"]);
    }

    [Fact]
    public void A_virtual_operation_of_a_class_that_can_be_substituted_has_a_virtual_body()
    {
        GeneratorRun run = GeneratorRun.Of("""
            namespace Acme;

            public sealed record Row(string X);

            /// <summary>Things.</summary>
            public partial class Things(VelociraptorClient client)
            {
                /// <summary>For substitutes.</summary>
                protected Things()
                    : this(null!)
                {
                }

                /// <summary>List things.</summary>
                /// <param name="name">Which.</param>
                [Operation("list_things", Effect.Read)]
                [Vql("SELECT X FROM scope() WHERE X = @name")]
                public virtual partial VqlRows<Row> ListAsync(string name, CancellationToken cancellationToken = default);
            }

            public sealed class FakeThings : Things
            {
                public override VqlRows<Row> ListAsync(string name, CancellationToken cancellationToken = default) => VqlRows.Of(new Row(name));
            }
            """).ShouldCompile();

        Snapshot.Match(string.Join("\n", run.Files.OrderBy(static file => file.Key, StringComparer.Ordinal).Where(static file => file.Key.Contains("hings", StringComparison.Ordinal)).Select(static file => $"==== {file.Key}\n{file.Value}")));
    }

    [Fact]
    public void Lists_and_durations_stand_in_a_query() =>
        GeneratorRun.Of(Sources.Operation(
            "\"SELECT X FROM foreach(row=(@a, @b, @c, @d, @e), query=@a)\"",
            "IReadOnlyList<int> a, IReadOnlyList<long>? b, TimeSpan c, TimeSpan? d, IReadOnlyList<StringComparison>? e")).ShouldCompile();

    [Theory]
    [InlineData("Task", "{ await client.CheckAsync(); }", "OperationRunner.RunDoneAsync(")]
    [InlineData("ValueTask", "{ await client.CheckAsync(); }", "OperationRunner.RunDoneAsync(")]
    [InlineData("Task<IReadOnlyList<Row>>", "{ await client.CheckAsync(); return []; }", "OperationRunner.RunListAsync(")]
    [InlineData("ValueTask<IReadOnlyList<VqlRow>>", "{ await client.CheckAsync(); return []; }", "OperationRunner.RunListAsync(")]
    [InlineData("Task<Row?>", "{ await client.CheckAsync(); return null; }", "OperationRunner.RunOptionalAsync(")]
    [InlineData("Task<Row>", "{ await client.CheckAsync(); return new Row(string.Empty); }", "OperationRunner.RunResultAsync(")]
    public void A_result_of_any_shape_is_written(string type, string body, string call)
    {
        GeneratorRun run = GeneratorRun.Of(Operation($"public async {type} GoAsync() {body}")).ShouldCompile();

        run.Files["go_there.Operation.g.cs"].ShouldContain(call);
    }

    [Theory]
    [InlineData("[Range(1, 2)] string a", "MEGA314")]
    [InlineData("[Range(2, 1)] int a", "MEGA314")]
    [InlineData("[Range(0.5, 1)] int a", "MEGA314")]
    [InlineData("[Length(1, 2)] int a", "MEGA314")]
    [InlineData("[Length(2, 1)] string a", "MEGA314")]
    [InlineData("[Pattern(\"^a$\")] IReadOnlyList<string> a", "MEGA314")]
    [InlineData("[Pattern(\"(\")] string a", "MEGA314")]
    [InlineData("[Pattern(\"(?=a)\")] string a", "MEGA314")]
    [InlineData("[Pattern(\"(a)\\\\1\")] string a", "MEGA314")]
    [InlineData("[Pattern(\"\\\\d\")] string a", "MEGA314")]
    [InlineData("[Pattern(\"a$|b\")] string a", "MEGA314")]
    [InlineData("IReadOnlyList<double> a", "MEGA309")]
    [InlineData("string[] a", "MEGA309")]
    [InlineData("Guid a", "MEGA309")]
    public void A_constraint_or_type_that_does_not_fit_is_refused_at_the_parameter(string parameter, string id) =>
        GeneratorRun.Of(Operation($$"""public async Task GoAsync({{parameter}}) { await client.CheckAsync(); a.ToString(); }""")).ShouldFind(id, "a");

    [Theory]
    [InlineData("public sealed record Bad { public required string X { get; init; } }", "MEGA309", "needs values")]
    [InlineData("public sealed record Bad(string X);", "MEGA309", "needs values")]
    [InlineData("public sealed record Bad;", "MEGA309", "without a property")]
    [InlineData("public sealed record Bad { public object? X { get; init; } }", "MEGA309", "'X'")]
    [InlineData("public sealed record Bad { public string? X { get; init; } }", "MEGA305", "'X'")]
    public void A_record_that_is_no_options_is_refused(string record, string id, string message) =>
        GeneratorRun.Of(Operation("public async Task GoAsync(Bad a) { await client.CheckAsync(); a.ToString(); }") + record).ShouldFind(id, "a", message);

    [Fact]
    public void An_option_and_a_parameter_of_one_name_are_refused() =>
        GeneratorRun.Of(Operation("public async Task GoAsync(Good a, string limit = \"\") { await client.CheckAsync(); a.ToString(); limit.ToString(); }", "/// <param name=\"limit\">Words.</param>")
            + "public sealed record Good { /// <summary>Words.</summary>\npublic string? Limit { get; init; } }").ShouldFind("MEGA310", "GoAsync", "'limit'");

    [Theory]
    [InlineData("timeout")]
    [InlineData("orgId")]
    [InlineData("server")]
    public void A_parameter_called_as_one_that_every_operation_has_is_refused(string parameter) =>
        GeneratorRun.Of(Operation($$"""public async Task GoAsync(string {{parameter}}) { await client.CheckAsync(); {{parameter}}.ToString(); }""", $"/// <param name=\"{parameter}\">Words.</param>")).ShouldFind("MEGA310", "GoAsync", "every operation");

    [Fact]
    public void A_page_of_a_list_is_refused() =>
        GeneratorRun.Of(Operation("public async Task<IReadOnlyList<Row>> GoAsync([Page] int? a) { await client.CheckAsync(); a.ToString(); return []; }")).ShouldFind("MEGA310", "GoAsync", "VqlRows<T>");

    [Fact]
    public void A_result_that_is_neither_record_nor_list_of_records_is_refused() =>
        GeneratorRun.Of(Operation("public async Task<IReadOnlyList<string>> GoAsync() { await client.CheckAsync(); return []; }")).ShouldFind("MEGA309", "GoAsync");

    [Fact]
    public void Options_of_a_positional_record_take_their_documentation_from_its_parameters()
    {
        string descriptor = GeneratorRun.Of(Operation("public async Task GoAsync(Good? a = null) { await client.CheckAsync(); a?.ToString(); }")
            + "/// <summary>How.</summary>\n/// <param name=\"Depth\">How deep.</param>\npublic sealed record Good([Range(1, 9)] int Depth = 3);").ShouldCompile().Files["go_there.Operation.g.cs"];

        descriptor.ShouldContain("""OperationParameter("depth", global::Megaraptor.Sdk.Catalogue.ParameterKind.Integer, "How deep.", false) { Default = "3" }""");
    }

    private static string Operation(string method, string documentation = "") => $$"""
        namespace Acme;

        public sealed record Row(string X);

        public sealed class Things(VelociraptorClient client)
        {
            /// <summary>Go.</summary>
            /// <param name="a">What.</param>
            {{documentation}}
            [Operation("go_there", Effect.Read)]
            {{method}}
        }

        """;
}
