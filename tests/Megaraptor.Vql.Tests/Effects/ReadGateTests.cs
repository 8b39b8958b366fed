using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Tests.Effects;

/// <summary>The gate lets through what computes and reads results, and names the first place that does more.</summary>
public sealed class ReadGateTests
{
    [Theory]
    [InlineData("SELECT * FROM clients(search='all')")]
    [InlineData("SELECT client_id, os_info.hostname AS h FROM clients() WHERE h =~ 'web' ORDER BY h LIMIT 5")]
    [InlineData("LET f = SELECT * FROM flows(client_id=__p0) SELECT session_id FROM f")]
    [InlineData("LET f(x) = x + 1 SELECT f(x=1) AS A FROM scope()")]
    [InlineData("SELECT * FROM foreach(row={ SELECT client_id FROM clients() }, query={ SELECT * FROM flows(client_id=client_id) })")]
    [InlineData("SELECT filter(list=(1, 2), condition='x=>x > 1') AS A FROM scope()")]
    [InlineData("LET big = 'x=>x > 1' SELECT filter(list=(1, 2), condition=big) AS A FROM scope()")]
    [InlineData("SELECT * FROM source(client_id='C.1', flow_id='F.1', artifact='Linux.Sys.Pslist')")]
    [InlineData("SELECT * FROM parse_csv(filename='a,b\n1,2', accessor='data')")]
    [InlineData("SELECT * FROM query(query='SELECT * FROM clients()')")]
    [InlineData("SELECT * FROM query(query={ SELECT * FROM clients() })")]
    [InlineData("SELECT Artifact, count() AS n FROM hunt_flows(hunt_id='H.1') WHERE Artifact =~ 'x' GROUP BY Artifact")]
    [InlineData("SELECT timestamp(epoch=now()) AS T FROM scope()")]
    [InlineData("LET clients = 5 SELECT * FROM clients()")]
    public void What_only_reads_results_passes(string vql) => ReadGate.FirstRefusal(Parse(vql)).ShouldBeNull();

    [Theory]
    [InlineData("SELECT * FROM execve(argv='id')", "execve", 14)]
    [InlineData("SELECT * FROM Execve(argv='id')", "Execve", 14)]
    [InlineData("SELECT * FROM `execve`(argv='id')", "execve", 14)]
    [InlineData("SELECT * FROM /* clients() */ execve(argv='id')", "execve", 30)]
    [InlineData("LET x = SELECT * FROM execve(argv='id') SELECT * FROM clients()", "execve", 22)]
    [InlineData("SELECT { SELECT * FROM execve(argv='id') } AS A FROM clients()", "execve", 23)]
    [InlineData("SELECT * FROM foreach(row={ SELECT * FROM clients() }, query={ SELECT * FROM rm(filename='x') })", "rm", 77)]
    [InlineData("SELECT filter(list=(1, 2), condition='x=>rm(filename=x)') AS A FROM scope()", "rm", 41)]
    [InlineData("SELECT filter(list=(1, 2), condition='\\x78=>rm(filename=x)') AS A FROM scope()", "rm", 37)]
    [InlineData("SELECT filter(list=(1, 2), condition=__p0) AS A FROM scope()", "filter", 27)]
    [InlineData("SELECT regex_replace(source='a', re='a', replace_lambda='x=>rm(filename=x)') AS A FROM scope()", "rm", 60)]
    [InlineData("SELECT * FROM query(query='SELECT * FROM execve(argv=1)')", "execve", 41)]
    [InlineData("SELECT * FROM query(query=__p0)", "query", 20)]
    [InlineData("SELECT * FROM query(query='SELECT 1 AS A FROM scope()', runas='admin')", "query", 56)]
    [InlineData("SELECT * FROM query(`**`=dict(query='SELECT 1'))", "query", 20)]
    [InlineData("SELECT * FROM Artifact.Linux.Sys.Pslist()", "Artifact.Linux.Sys.Pslist", 14)]
    [InlineData("LET a = Artifact SELECT * FROM clients()", "Artifact", 8)]
    [InlineData("LET a = (Artifact, ) SELECT * FROM clients()", "Artifact", 9)]
    [InlineData("LET a = dict(b=1) SELECT * FROM a.Linux.Sys.Pslist()", "a.Linux.Sys.Pslist", 32)]
    [InlineData("SELECT config.nonce AS n FROM scope()", "config", 7)]
    [InlineData("SELECT `$repository` AS r FROM scope()", "$repository", 7)]
    [InlineData("SELECT * FROM no_such()", "no_such", 14)]
    [InlineData("SELECT no_such(a=1) AS A FROM scope()", "no_such", 7)]
    [InlineData("SELECT -rm(filename='x') AS A FROM scope()", "rm", 8)]
    [InlineData("LET rm(filename) = 1 SELECT rm(filename='x') AS A FROM scope()", "rm", 28)]
    [InlineData("SELECT 1 AS A FROM clients() WHERE label(client_id=client_id, labels='x', op='set')", "label", 35)]
    [InlineData("SELECT count() AS A FROM clients() GROUP BY mail(to='x', body='y')", "mail", 44)]
    [InlineData("LET f(x=rm(filename='y')) = x SELECT f() AS A FROM scope()", "rm", 8)]
    [InlineData("SELECT if(condition=FALSE, then={ SELECT * FROM execve(argv='id') }) AS A FROM scope()", "execve", 48)]
    [InlineData("SELECT len(list='a')(list=rm(filename='x')) AS A FROM scope()", "rm", 26)]
    [InlineData("SELECT * FROM parse_csv(filename='/etc/passwd')", "parse_csv", 14)]
    [InlineData("SELECT * FROM parse_csv(filename='/etc/passwd', accessor=__p0)", "parse_csv", 14)]
    [InlineData("SELECT memoize(query={ SELECT 1 AS A FROM scope() }, key='A', filename='x') AS m FROM scope()", "memoize", 62)]
    public void The_first_place_that_does_more_is_named(string vql, string name, int at)
    {
        EffectFinding refusal = ReadGate.FirstRefusal(Parse(vql)).ShouldNotBeNull();
        (refusal.Name, refusal.Span.Start).ShouldBe((name, at));
        refusal.Reason[^1].ShouldBeOneOf('.', '?');
    }

    [Theory]
    [InlineData("user_create")]
    [InlineData("user_grant")]
    [InlineData("user_delete")]
    [InlineData("user_options")]
    [InlineData("passwd")]
    [InlineData("favorites_save")]
    [InlineData("favorites_delete")]
    [InlineData("server_set_metadata")]
    [InlineData("file_store")]
    [InlineData("import")]
    [InlineData("timeline_add")]
    [InlineData("alert")]
    [InlineData("mock")]
    [InlineData("js")]
    [InlineData("pk_decrypt")]
    [InlineData("org")]
    [InlineData("process_tracker_all")]
    public void A_function_that_acts_or_shows_secrets_without_declaring_it_is_refused(string function) =>
        ReadGate.FirstRefusal(Parse($"SELECT {function}() AS A FROM scope()"))!.Name.ShouldBe(function);

    [Theory]
    [InlineData("hunt_reindex")]
    [InlineData("orgs")]
    [InlineData("secrets")]
    [InlineData("environ")]
    [InlineData("mail")]
    [InlineData("sqlite")]
    [InlineData("users")]
    [InlineData("watch_etw")]
    public void A_plugin_that_acts_or_shows_secrets_without_declaring_it_is_refused(string plugin) =>
        ReadGate.FirstRefusal(Parse($"SELECT * FROM {plugin}()"))!.Name.ShouldBe(plugin);

    [Fact]
    public void Of_the_names_that_declare_more_than_reading_results_only_these_pass()
    {
        string[] passing =
        [
            .. from kind in (VqlNameKind[])[VqlNameKind.Plugin, VqlNameKind.Function]
               from name in VqlReference.Default.Names(kind)
               let entry = VqlReference.Default.Find(kind, name)
               where entry.Permissions.Except(["READ_RESULTS"]).Any() && entry.Effects.OnlyReadResults()
               select name,
        ];
        passing.ShouldBe(["notebooks", "query", "client_metadata", "get_flow"]);
    }

    [Theory]
    [InlineData("SELECT get(member='config.nonce') AS N FROM scope()", "get")]
    [InlineData("SELECT get(field='config') AS N FROM scope()", "get")]
    [InlineData("SELECT get(item=NULL, member='config.nonce') AS N FROM scope()", "get")]
    [InlineData("LET f = 'config' SELECT get(member=f + '.nonce') AS N FROM scope()", "get")]
    [InlineData("SELECT get(member=__p0) AS N FROM scope()", "get")]
    [InlineData("SELECT scope().config.nonce AS N FROM scope()", "scope")]
    [InlineData("SELECT * FROM items(item=scope())", "scope")]
    public void The_configuration_is_not_reached_by_a_text_or_through_the_scope(string vql, string name) =>
        ReadGate.FirstRefusal(Parse(vql))!.Name.ShouldBe(name);

    [Theory]
    [InlineData("SELECT get(member='os_info.hostname') AS H FROM clients()")]
    [InlineData("SELECT get(item=os_info, member='hostname') AS H FROM clients()")]
    [InlineData("SELECT get(item=os_info, field=__p0) AS H FROM clients()")]
    public void A_member_of_a_row_is_read_by_a_text(string vql) => ReadGate.FirstRefusal(Parse(vql)).ShouldBeNull();

    [Fact]
    public void An_unknown_name_is_refused_with_the_one_that_was_meant() =>
        ReadGate.FirstRefusal(Parse("SELECT * FROM client()"))!.Reason.ShouldBe("client() is no plugin that is known. Did you mean clients?");

    [Fact]
    public void A_plugin_in_the_place_of_a_function_is_said_to_be_one() =>
        ReadGate.FirstRefusal(Parse("SELECT clients() AS A FROM scope()"))!.Reason.ShouldBe("clients() is no function that is known. clients() is a plugin: it stands behind FROM.");

    private static Megaraptor.Vql.Syntax.Nodes.VqlScript Parse(string vql)
    {
        VqlParseResult result = VqlSyntax.Parse(vql);
        result.IsValid.ShouldBeTrue(vql);
        return result.Script;
    }
}
