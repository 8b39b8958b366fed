using Megaraptor.Generators.Tests.Harness;

namespace Megaraptor.Generators.Tests.Diagnostics;

/// <summary>Each refusal has its id, and points into the VQL where the VQL is at fault.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void VQL_that_does_not_parse_is_refused_at_its_place_in_a_raw_literal() =>
        GeneratorRun.Of(Sources.Operation("\"\"\"\n            SELECT X\n            FORM scope()\n            WHERE X = @a\n            \"\"\"")).ShouldFind("MEGA200", "FORM", "Did you mean FROM?");

    [Fact]
    public void VQL_that_does_not_parse_is_refused_at_its_place_in_a_regular_literal() =>
        GeneratorRun.Of(Sources.Operation("\"SELECT '\\u0041' + \\\"x\\\" AS X FORM scope(a=@a)\"")).ShouldFind("MEGA200", "FORM");

    [Fact]
    public void VQL_that_does_not_parse_is_refused_at_its_place_in_a_verbatim_literal() =>
        GeneratorRun.Of(Sources.Operation("@\"SELECT \"\"a\"\" AS X FORM scope(a=@a)\"")).ShouldFind("MEGA200", "FORM");

    [Fact]
    public void VQL_from_a_constant_is_refused_at_the_constant() =>
        GeneratorRun.Of("""
            namespace Acme;

            public sealed record Row(string X);

            public sealed partial class Things(VelociraptorClient client)
            {
                private const string Text = "SELECT X FORM scope()";

                [Vql(Text)]
                public partial VqlRows<Row> ListAsync(CancellationToken cancellationToken = default);
            }
            """).ShouldFind("MEGA200", "Text");

    [Fact]
    public void A_name_without_parameter_is_refused_with_the_nearest_one() =>
        GeneratorRun.Of(Sources.Operation("\"SELECT X FROM clients(search=@serch) WHERE @search\"", "string search")).ShouldFind("MEGA301", "@serch", "did you mean '@search'?");

    [Fact]
    public void A_parameter_that_is_not_used_is_refused() =>
        GeneratorRun.Of(Sources.Operation("\"SELECT X FROM scope()\"")).ShouldFind("MEGA302", "ListAsync", "'a'");

    [Fact]
    public void A_column_without_property_is_refused_with_the_nearest_one() =>
        GeneratorRun.Of(Sources.Operation("\"SELECT X, hostnam FROM scope() WHERE @a\"", record: "public sealed record Row(string X, [NotColumn] string Hostname);"))
            .ShouldFind("MEGA303", "hostnam");

    [Fact]
    public void A_property_without_column_is_refused() =>
        GeneratorRun.Of(Sources.Operation("\"SELECT X FROM scope() WHERE @a\"", record: "public sealed record Row(string X, string Hostname);"))
            .ShouldFind("MEGA304", "ListAsync", "'hostname'");

    [Fact]
    public void A_star_leaves_the_columns_open() =>
        GeneratorRun.Of(Sources.Operation("\"SELECT *, 1 AS Y FROM scope() WHERE @a\"")).ShouldCompile();

    [Fact]
    public void A_column_named_after_its_expression_is_compared_by_that_name() =>
        GeneratorRun.Of(Sources.Operation("\"SELECT os_info.hostname FROM clients() WHERE @a\"", record: "public sealed record Row([property: Column(\"os_info.hostname\")] string Hostname);")).ShouldCompile();

    [Fact]
    public void An_exposed_parameter_without_documentation_is_refused() =>
        GeneratorRun.Of("""
            namespace Acme;

            public sealed record Row(string X);

            public sealed partial class Things(VelociraptorClient client)
            {
                /// <summary>List.</summary>
                [Operation("list_things", Effect.Read)]
                [Vql("SELECT X FROM scope() WHERE X = @word")]
                public partial VqlRows<Row> ListAsync(string word, CancellationToken cancellationToken = default);
            }
            """).ShouldFind("MEGA305", "word", "list_things");

    [Fact]
    public void An_operation_without_documentation_is_refused() =>
        GeneratorRun.Of("""
            namespace Acme;

            public sealed record Row(string X);

            public sealed partial class Things(VelociraptorClient client)
            {
                [Operation("list_things", Effect.Read)]
                [Vql("SELECT X FROM scope()")]
                public partial VqlRows<Row> ListAsync(CancellationToken cancellationToken = default);
            }
            """).ShouldFind("MEGA307", "ListAsync");

    [Fact]
    public void Two_operations_of_one_name_are_refused_at_the_second() =>
        GeneratorRun.Of("""
            namespace Acme;

            public sealed record Row(string X);

            public sealed partial class Things(VelociraptorClient client)
            {
                /// <summary>One.</summary>
                [Operation("list_things", Effect.Read)]
                [Vql("SELECT X FROM scope()")]
                public partial VqlRows<Row> OneAsync(CancellationToken cancellationToken = default);

                /// <summary>Two.</summary>
                [Operation("list_things", Effect.Read)]
                [Vql("SELECT X FROM scope()")]
                public partial VqlRows<Row> TwoAsync(CancellationToken cancellationToken = default);
            }
            """).ShouldFind("MEGA306", "TwoAsync", "Things.OneAsync");

    [Theory]
    [InlineData("\"ListThings\", Effect.Read", "lower-case")]
    [InlineData("\"list__things\", Effect.Read", "lower-case")]
    [InlineData("\"list_things\", Effect.Read, Verb = \"Things\"", "noun and a verb")]
    public void A_malformed_name_is_refused(string arguments, string message) =>
        GeneratorRun.Of($$"""
            namespace Acme;

            public sealed record Row(string X);

            public sealed partial class Things(VelociraptorClient client)
            {
                /// <summary>List.</summary>
                [Operation({{arguments}})]
                public Task<Row> ListAsync(CancellationToken cancellationToken = default) => throw new InvalidOperationException(client.ToString());
            }
            """).ShouldFind("MEGA308", "ListAsync", message);

    [Theory]
    [InlineData("object a", "a")]
    [InlineData("IReadOnlyList<double> a", "a")]
    [InlineData("[Page] int a", "a")]
    public void A_parameter_that_callers_cannot_write_is_refused(string parameter, string at) =>
        GeneratorRun.Of(Sources.Operation("\"SELECT X FROM scope() WHERE @a\"", parameter)).Findings.ShouldContain(finding => finding.Id == "MEGA309" && finding.GetMessage().Contains($"'{at}'", StringComparison.Ordinal));

    [Theory]
    [InlineData("public VqlRows<Row> ListAsync(string a) => throw new InvalidOperationException(a + client);", "partial")]
    [InlineData("public partial Task<Row> ListAsync(string a);", "VqlRows<T>")]
    public void A_method_that_cannot_get_a_body_is_refused(string method, string message) =>
        GeneratorRun.Of($$"""
            namespace Acme;

            public sealed record Row(string X);

            public sealed partial class Things(VelociraptorClient client)
            {
                [Vql("SELECT X FROM scope() WHERE @a")]
                {{method}}
            }
            """).ShouldFind("MEGA310", "ListAsync", message);

    [Fact]
    public void A_class_that_cannot_reach_a_client_is_refused() =>
        GeneratorRun.Of("""
            namespace Acme;

            public sealed record Row(string X);

            public sealed partial class Things(string name)
            {
                public string Name => name;

                [Vql("SELECT X FROM scope()")]
                public partial VqlRows<Row> ListAsync(CancellationToken cancellationToken = default);
            }
            """).ShouldFind("MEGA310", "ListAsync", "VelociraptorClient");

    [Fact]
    public void A_reading_operation_that_changes_something_is_refused() =>
        GeneratorRun.Of("""
            namespace Acme;

            public sealed record Row(string X);

            public sealed partial class Things(VelociraptorClient client)
            {
                /// <summary>Label.</summary>
                /// <param name="id">Which.</param>
                [Operation("label_it", Effect.Read)]
                [Vql("SELECT label(client_id=@id, labels='x', op='set') AS X FROM scope()")]
                public partial VqlRows<Row> LabelAsync(string id, CancellationToken cancellationToken = default);
            }
            """).ShouldFind("MEGA311", "label");

    [Theory]
    [InlineData("\"SELECT '@a' + X AS X FROM scope() WHERE @a\"", "@a")]
    [InlineData("\"SELECT @a FROM scope()\"", "@a")]
    public void A_name_where_no_value_can_stand_is_refused(string vql, string at) =>
        GeneratorRun.Of(Sources.Operation(vql)).ShouldFind("MEGA312", at);

    [Fact]
    public void A_limit_in_the_middle_takes_any_whole_number() =>
        GeneratorRun.Of(Sources.Operation("\"SELECT X FROM foreach(row={ SELECT 1 AS X FROM scope() LIMIT @a })\"", "long a")).ShouldCompile();

    [Fact]
    public void A_limit_that_is_no_number_is_refused() =>
        GeneratorRun.Of(Sources.Operation("\"SELECT X FROM scope() LIMIT @a\"")).ShouldFind("MEGA312", "@a", "int");
}
