using Megaraptor.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Snapshooter.Xunit3;

namespace Megaraptor.Generators.Tests.Operations;

public sealed class GeneratedCodeTests
{
    [Fact]
    public void An_operation_becomes_body_descriptor_reader_and_entry()
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Hosts).ShouldCompile();

        Snapshot.Match(string.Join("\n", run.Files.OrderBy(static file => file.Key, StringComparer.Ordinal).Select(static file => $"==== {file.Key}\n{file.Value}")));
    }

    [Fact]
    public void Documentation_is_read_where_the_compiler_hands_none()
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Hosts, new GeneratorSettings { Documentation = DocumentationMode.None }).ShouldCompile();

        run.Files["find_hosts.Operation.g.cs"].ShouldContain("\"Find hosts.\"");
        run.Files["find_hosts.Operation.g.cs"].ShouldContain("\"What to look for.\"");
    }

    [Fact]
    public void A_class_without_constructor_is_given_its_client()
    {
        const string Source = """
            namespace Acme;

            public sealed record Row(string X);

            public sealed partial class Things
            {
                [Vql("SELECT X FROM scope()")]
                public partial VqlRows<Row> ListAsync(CancellationToken cancellationToken = default);
            }
            """;

        GeneratorRun.Of(Source).ShouldCompile().Files.Keys.ShouldContain("Acme_Things.Client.g.cs");
    }

    [Theory]
    [InlineData("private readonly VelociraptorClient _velociraptor; public Things(VelociraptorClient c) => _velociraptor = c;", "_velociraptor.Rows(")]
    [InlineData("public required VelociraptorClient Client { get; init; }", "Client.Rows(")]
    public void A_class_that_has_a_client_uses_it(string member, string use)
    {
        string source = $$"""
            namespace Acme;

            public sealed record Row(string X);

            public sealed partial class Things
            {
                {{member}}

                [Vql("SELECT X FROM scope()")]
                public partial VqlRows<Row> ListAsync(CancellationToken cancellationToken = default);
            }
            """;

        GeneratorRun.Of(source).ShouldCompile().Files.Values.ShouldContain(file => file.Contains(use, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_shape_of_parameter_and_property_compiles()
    {
        const string Source = """"
            namespace Acme;

            public enum Colour { Red, DarkBlue }

            public sealed record Inner(string Name, long? Size);

            public sealed record Row
            {
                public required string Text { get; init; }
                public string? MaybeText { get; init; }
                public int Small { get; init; }
                public int? MaybeSmall { get; init; }
                public long Big { get; init; }
                public double Ratio { get; init; }
                public double? MaybeRatio { get; init; }
                public bool Flag { get; init; }
                public bool? MaybeFlag { get; init; }
                public DateTimeOffset? When { get; init; }
                public DateTimeOffset Then { get; init; }
                public Colour Colour { get; init; }
                public Colour? MaybeColour { get; init; }
                public IReadOnlyList<string> Texts { get; init; } = [];
                public IReadOnlyList<Inner> Inners { get; init; } = [];
                public IReadOnlyDictionary<string, long> Sizes { get; init; } = new Dictionary<string, long>();
                public IReadOnlyDictionary<string, string?>? MaybeTexts { get; init; }
                public required Inner Inner { get; init; }
                public Inner? MaybeInner { get; init; }
                public VqlValue Any { get; init; }
                [Column("Odd Name")]
                public string Odd { get; init; } = "";
                [NotColumn]
                public VqlRow? FilledIn { get; init; }
                public string Computed => Text + Odd;
            }

            public sealed partial class Things(VelociraptorClient client)
            {
                /// <summary>Everything.</summary>
                /// <param name="text">a</param> <param name="maybeText">b</param> <param name="small">c</param> <param name="big">d</param>
                /// <param name="ratio">e</param> <param name="flag">f</param> <param name="colour">g</param> <param name="maybeColour">h</param>
                /// <param name="texts">i</param> <param name="when">j</param> <param name="class">k</param> <param name="limit">l</param>
                [Operation("everything", Effect.Read)]
                [Vql("""
                    SELECT text, maybe_text, small, maybe_small, big, ratio, maybe_ratio, flag, maybe_flag, `when`, `then`, colour, maybe_colour,
                           texts, inners, sizes, maybe_texts, inner, maybe_inner, `any`, 1 AS `Odd Name`
                    FROM foreach(row=(@text, @maybeText, @small, @big, @ratio, @flag, @colour, @maybeColour, @texts, @when, @class))
                    LIMIT @limit
                    """)]
                public partial VqlRows<Row> ListAsync(
                    string text, string? maybeText, [Megaraptor.Sdk.Catalogue.Range(1, 5)] int small, long? big, double ratio = 1.5, bool flag = true,
                    Colour colour = Colour.DarkBlue, Colour? maybeColour = null, IReadOnlyList<string>? texts = null,
                    DateTimeOffset? when = null, string @class = "x", [Page] int? limit = null, CancellationToken cancellationToken = default);
            }
            """";

        GeneratorRun.Of(Source).ShouldCompile();
    }

    [Fact]
    public void An_operation_of_several_steps_gets_a_descriptor_and_no_body()
    {
        const string Source = """
            namespace Acme;

            public sealed record Row(string X);

            public sealed class Things(VelociraptorClient client, IFormatProvider culture)
            {
                /// <summary>Get it.</summary>
                /// <param name="id">Which.</param>
                [Operation("get_it", Effect.Administer, Needs = Permission.ServerAdmin | Permission.Execve, Verb = "things fetch", Title = "Fetch")]
                public async Task<Row> GetAsync(string id, CancellationToken cancellationToken = default)
                {
                    await client.CheckAsync(cancellationToken);
                    return new Row(id + culture);
                }
            }
            """;

        string descriptor = GeneratorRun.Of(Source).ShouldCompile().Files["get_it.Operation.g.cs"];

        descriptor.ShouldContain("new global::Acme.Things(client, call.Service<global::System.IFormatProvider>())");
        descriptor.ShouldContain("global::Megaraptor.Sdk.Catalogue.Permission.Execve | global::Megaraptor.Sdk.Catalogue.Permission.ServerAdmin");
    }

    [Fact]
    public void A_static_operation_needs_no_server()
    {
        const string Source = """
            namespace Acme;

            public sealed record Row(string X);

            public static class Things
            {
                /// <summary>Say it.</summary>
                /// <param name="word">What.</param>
                [Operation("say_it", Effect.Read)]
                public static Task<Row> SayAsync(string word) => Task.FromResult(new Row(word));
            }
            """;

        string descriptor = GeneratorRun.Of(Source).ShouldCompile().Files["say_it.Operation.g.cs"];

        descriptor.ShouldContain("UsesServer => false");
        descriptor.ShouldNotContain("org_id");
    }

    [Theory]
    [InlineData("Effect.Read", "or * for every org")]
    [InlineData("Effect.Annotate", "Org to act in")]
    public void What_reads_is_offered_every_org_and_what_acts_one(string effect, string words)
    {
        string source = $$"""
            namespace Acme;

            public sealed record Row(string X);

            public sealed class Things(VelociraptorClient client)
            {
                /// <summary>Get it.</summary>
                [Operation("get_it", {{effect}})]
                public ValueTask<Row> GetAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(new Row(client.ToString()!));
            }
            """;

        string descriptor = GeneratorRun.Of(source).ShouldCompile().Files["get_it.Operation.g.cs"];

        descriptor.ShouldContain(words);
        descriptor.ShouldContain("arguments.Server(Effect)");
        descriptor.ShouldContain("RunResultAsync(this, call, server, async client => await new global::Acme.Things(client).GetAsync(");
        descriptor.ShouldContain("\\\"server\\\"");
    }
}
