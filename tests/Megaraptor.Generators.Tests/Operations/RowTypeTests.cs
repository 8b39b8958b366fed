using Megaraptor.Generators.Operations;
using Megaraptor.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Megaraptor.Generators.Tests.Operations;

/// <summary>Records with [VqlRow]: what is added to them, and which are refused.</summary>
public sealed class RowTypeTests
{
    private const string Process = """
        namespace Acme;

        /// <summary>A process.</summary>
        [VqlRow]
        public sealed partial record ProcessRow(long Pid, string? Name, [property: Column("CommandLine")] IReadOnlyList<string> Words, TimeSpan Age);

        public sealed class Use(VelociraptorClient client)
        {
            public VqlRows<ProcessRow> ListAsync(long pid) => client.QueryAsync<ProcessRow>($"SELECT * FROM pslist(pid={pid})");
        }
        """;

    [Fact]
    public void A_record_gets_its_reader_and_its_columns()
    {
        string row = GeneratorRun.Of(Process).ShouldCompile().Files["Acme_ProcessRow.Row.g.cs"];

        row.ShouldContain("""VqlColumn("pid", "Pid", true)""");
        row.ShouldContain("""VqlColumn("name", "Name", false)""");
        row.ShouldContain("""VqlColumn("CommandLine", "Words", true)""");
    }

    [Fact]
    public void A_nested_record_is_reached_through_its_partial_type() =>
        GeneratorRun.Of("""
            namespace Acme;

            public static partial class Rows
            {
                [VqlRow]
                internal sealed partial record Inner
                {
                    public string Name { get; init; } = "";
                }
            }
            """).ShouldCompile().Files.Keys.ShouldContain("Acme_Rows_Inner.Row.g.cs");

    [Fact]
    public void A_record_can_be_the_row_of_an_operation_too() =>
        GeneratorRun.Of("[VqlRow]\npublic sealed partial record Row(string X);\n\npublic sealed partial class Things(VelociraptorClient client)\n{\n    [Vql(\"SELECT X FROM scope()\")]\n    public partial VqlRows<Row> ListAsync(CancellationToken cancellationToken = default);\n}").ShouldCompile();

    [Fact]
    public void An_edit_elsewhere_emits_no_row_anew() =>
        GeneratorRun.Edit(TrackingNames.RowReaders, Process, "// moved\n" + Process + "\n// a comment\n")
            .ShouldAllBe(static reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);

    [Fact]
    public void An_edit_of_a_property_emits_the_row_anew() =>
        GeneratorRun.Edit(TrackingNames.RowReaders, Process, Process.Replace("long Pid", "long? Pid", StringComparison.Ordinal)).ShouldContain(IncrementalStepRunReason.Modified);

    [Theory]
    [InlineData("public sealed record Row(string X);", "Row", "not partial")]
    [InlineData("public sealed partial class Row { }", "Row", "no record class")]
    [InlineData("public sealed partial record Row<T>(T X);", "Row", "generic")]
    [InlineData("public abstract partial record Row(string X);", "Row", "abstract")]
    [InlineData("public sealed partial record Row(object X);", "X", "'object'")]
    [InlineData("public sealed partial record Row(IntPtr X, string Y);", "X", "property 'X'")]
    public void A_type_that_cannot_be_read_is_refused(string type, string at, string message) =>
        GeneratorRun.Of($"namespace Acme;\n\n[VqlRow]\n{type}").ShouldFind("MEGA313", at, message);

    [Fact]
    public void A_record_inside_a_type_that_is_not_partial_is_refused() =>
        GeneratorRun.Of("public static class Rows\n{\n    [VqlRow]\n    public sealed partial record Row(string X);\n}").ShouldFind("MEGA313", "Row", "'Rows' around it is not partial");
}
