using Megaraptor.Recordings;
using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Tests.Effects;

/// <summary>What queries can do, query by query, and in words.</summary>
public sealed class EffectTableTests
{
    private static readonly ArtifactSet s_artifacts = ArtifactSet.BuiltIn.With(
    [
        .. ((string[])
        [
            "name: Custom.Reads\nsources:\n- query: SELECT * FROM clients()\n",
            "name: Custom.Runs\nrequired_permissions: [EXECVE]\nparameters:\n- name: Command\nsources:\n- query: SELECT * FROM execve(argv=Command)\n",
            "name: Custom.Calls\nsources:\n- name: Reads\n  query: SELECT * FROM Artifact.Custom.Reads()\n- name: Runs\n  query: SELECT * FROM Artifact.Custom.Runs()\n",
            "name: Custom.Server\ntype: SERVER\nsources:\n- query: SELECT * FROM clients()\n",
            "name: Custom.Circle\nimports: [Linux.Sys.Pslist]\nsources:\n- query: SELECT * FROM Artifact.Custom.Circle()\n",
        ]).Select(static text => ArtifactReader.Read(text).Definition),
    ]);

    /// <summary>Recorded queries that call nothing but pure and reading names, and yet cannot be judged.</summary>
    private static readonly HashSet<string> s_unjudged = new(StringComparer.Ordinal)
    {
        // The lambda comes from the environment.
        "SELECT eval(func=CB, args=1) AS A FROM scope()",

        // Code that the server refuses. What cannot be read is not judged by the hope that the server cannot read it either.
        "SELECT filter(list=(1,), condition='x>1') AS A, filter(list=(1,), condition='x=>') AS B FROM scope()",
        "SELECT regex_replace(source='a', re='a', replace_lambda='not a lambda') AS A FROM scope()",
        "SELECT * FROM batch(query={ SELECT _value FROM range(end=2) }, batch_func='x=>')",
        "SELECT * FROM query(query='SELECT FROM WHERE')",
        "SELECT eval(func='', args=1) AS A FROM scope()",
    };

    public static TheoryData<string, string> Queries
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Megaraptor.Vql.Tests", "Effects", "effect-table.tsv")).Where(static line => line.Length > 0 && line[0] != '#'))
            {
                string[] columns = line.Split('\t');
                data.Add(columns[0].Replace(",", ", ", StringComparison.Ordinal), columns[1].Replace(@"\\", "\u0001", StringComparison.Ordinal).Replace(@"\n", "\n", StringComparison.Ordinal).Replace('\u0001', '\\'));
            }

            return data;
        }
    }

    [Fact]
    public void The_table_is_long_enough() => Queries.Count.ShouldBeGreaterThanOrEqualTo(120);

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_has_exactly_these_effects(string effects, string query)
    {
        VqlParseResult parsed = VqlSyntax.Parse(query);
        if (!parsed.IsValid)
        {
            // What is no VQL is refused by the server, and judged as unknown by every policy.
            effects.ShouldBe("Unknown");
            return;
        }

        EffectReport report = EffectAnalysis.Of(parsed.Script, artifacts: s_artifacts);
        report.Effects.ShouldBe(Enum.Parse<VqlEffects>(effects), string.Join('\n', report.Findings.Select(static finding => $"{finding.Effects}: {finding.Reason}")));
    }

    [Fact]
    public void A_recorded_query_that_only_reads_results_is_known_to_do_so()
    {
        VqlParseResult[] reading =
        [
            .. Recording.Conformance.Concat(Recording.Session).Where(static exchange => exchange.SyntaxError is null).SelectMany(static exchange => exchange.Request.Vql)
                .Select(VqlSyntax.Parse).Where(static parsed => parsed.IsValid && CalledNames.In(parsed.Script).All(static name => name is not null && name.Effects.OnlyReadResults())),
        ];
        reading.Length.ShouldBeGreaterThan(1000);
        reading.Select(static parsed => (parsed.Text, EffectAnalysis.Of(parsed.Script).Effects))
            .Where(static query => !query.Effects.OnlyReadResults() && !s_unjudged.Contains(query.Text))
            .Select(static query => $"{query.Effects}: {query.Text}")
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SELECT 1 AS A FROM scope()", "It computes, and reads and changes nothing.")]
    [InlineData("SELECT * FROM clients()", "It reads clients, collections and their results: clients.")]
    [InlineData("SELECT * FROM execve(argv=['id']) SELECT * FROM clients()", "It runs or ends programs on the server: execve.|It reads clients, collections and their results: clients.")]
    [InlineData("SELECT * FROM query(query=__p0)", "It may do anything: the query that query() runs is not fixed in the text.")]
    [InlineData("SELECT * FROM no_such() SELECT * FROM nor_this()", "It may do anything: no_such() is no plugin that is known. There is one more such place.")]
    [InlineData("SELECT * FROM clients() SELECT * FROM flows(client_id='C') SELECT * FROM hunts() SELECT * FROM notebooks() SELECT * FROM clients()", "It reads clients, collections and their results: clients, flows, hunts and one more.")]
    [InlineData("SELECT * FROM Artifact.Custom.Runs()", "It runs or ends programs on the server: Artifact.Custom.Runs.")]
    [InlineData("SELECT FROM", "It is no VQL: Expected a plugin, an artifact or a stored query but found the end of the text. The server refuses it and does nothing.")]
    public void Effects_are_put_into_words(string query, string sentences) => EffectAnalysis.Explain(query, artifacts: s_artifacts).ShouldBe(sentences.Split('|'));

    [Fact]
    public void A_finding_in_an_artifact_stands_at_its_call()
    {
        const string Query = "SELECT * FROM Artifact.Custom.Calls()";
        EffectFinding finding = EffectAnalysis.Of(VqlSyntax.Parse(Query).Script, artifacts: s_artifacts).Findings.Single(static finding => finding.Effects == VqlEffects.Execute);
        Query.Substring(finding.Span.Start, finding.Span.Length).ShouldBe("Artifact.Custom.Calls()");
        finding.Reason.ShouldBe("In the artifact Custom.Runs, execve() runs a program.");
        finding.Permissions.ShouldBe(["EXECVE"]);
    }

    [Theory]
    [InlineData("SELECT collect_client(client_id='C.1', artifacts='Custom.Runs') AS F FROM scope()", "EXECVE")]
    [InlineData("SELECT hunt(description='x', artifacts=['Linux.Sys.Pslist', 'Custom.Runs']) AS F FROM scope()", "EXECVE")]
    [InlineData("SELECT * FROM execve(argv=['id'])", "EXECVE")]
    [InlineData("SELECT * FROM clients()", "READ_RESULTS")]
    [InlineData("SELECT * FROM parse_csv(filename='x')", "FILESYSTEM_READ")]
    public void The_permissions_of_what_is_collected_are_needed(string query, string permission) =>
        EffectAnalysis.Of(VqlSyntax.Parse(query).Script, artifacts: s_artifacts).Permissions.ShouldContain(permission);
}
