using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Checking;

namespace Megaraptor.Vql.Tests.Artifacts;

/// <summary>What is read from a definition, and what the server would not read.</summary>
public sealed class ArtifactReaderTests
{
    private const string Whole = """
        name: Custom.Probe
        description: |
          What it does.
        author: Jo
        type: SERVER
        reference:
        - https://a.example
        references: [https://b.example]
        aliases: [Custom.Old]
        required_permissions: [EXECVE]
        implied_permissions: [NETWORK]
        impersonate: admin
        precondition: SELECT OS FROM info()
        imports:
        - Linux.Sys.Pslist
        export: LET X = 1
        resources:
          timeout: 600
          cpu_limit: 12.5
        tools:
        - name: Nmap
          url: https://tools.example/nmap
          expected_hash: abc
          serve_locally: yes
        parameters:
        - name: Since
          friendly_name: From
          description: The first day.
          type: timestamp
          default: 2022-01-01
        - name: Pick
          type: choices
          default: a
          choices: [a, b]
          validating_regex: ^[ab]$
        - name: Which
          type: artifactset
          artifact_type: CLIENT
          sources: true
        sources:
        - name: One
          description: First
          precondition: SELECT 1 FROM scope()
          query: SELECT * FROM info()
          notebook:
          - type: vql_suggestion
            name: Ask
            template: SELECT * FROM source()
        column_types:
        - name: Since
          type: timestamp
          description: When.
        reports:
        - type: CLIENT
          template: "# Title"
        """;

    [Fact]
    public void All_keys_are_read()
    {
        ArtifactReading reading = ArtifactReader.Read(Whole);
        reading.Errors.ShouldBeEmpty();
        ArtifactDefinition artifact = reading.Definition;
        artifact.Name!.Value.ShouldBe("Custom.Probe");
        artifact.Kind.ShouldBe("server");
        artifact.Description!.Value.ShouldBe("What it does.\n");
        artifact.References.Select(static link => link.Value).ShouldBe(["https://a.example", "https://b.example"]);
        artifact.RequiredPermissions.Single().Value.ShouldBe("EXECVE");
        artifact.Resources.Select(static limit => $"{limit.Key}={limit.Value}").ShouldBe(["timeout=600", "cpu_limit=12.5"]);
        artifact.Tools.Single().ExpectedHash!.Value.ShouldBe("abc");
        artifact.Parameters.Select(static parameter => $"{parameter.Name}:{parameter.Type}={parameter.Default}").ShouldBe(["Since:timestamp=2022-01-01", "Pick:choices=a", "Which:artifactset="]);
        artifact.Parameters[1].Choices.Select(static choice => choice.Value).ShouldBe(["a", "b"]);
        artifact.Parameters[2].OffersSources.ShouldBeTrue();
        artifact.Sources.Single().Notebook.Single().Template!.Value.ShouldBe("SELECT * FROM source()");
        artifact.ColumnTypes.Single().Type!.Value.ShouldBe("timestamp");
        artifact.Reports.Single().Template!.Value.ShouldBe("# Title");
    }

    [Theory]
    [InlineData("default: Y", "Y")]
    [InlineData("default: 1.0", "1.0")]
    [InlineData("default: 0x10", "0x10")]
    [InlineData("default: 2022-01-01", "2022-01-01")]
    [InlineData("default: null", "")]
    [InlineData("default: ~", "")]
    [InlineData("default:", "")]
    [InlineData("default: 'null'", "null")]
    public void A_default_is_the_text_that_is_written(string line, string value) =>
        ArtifactReader.Read($"name: A\nparameters:\n- name: P\n  {line}\n").Definition.Parameters.Single().Default!.Value.ShouldBe(value);

    [Fact]
    public void A_text_knows_where_it_stands()
    {
        ArtifactText name = ArtifactReader.Read(Whole).Definition.Name!;
        Whole.Substring(name.Span.Start, name.Span.Length).ShouldBe("Custom.Probe");
    }

    [Theory]
    [InlineData("name: A\nparameter: []", "MEGA101", "An artifact has no key parameter.", "Did you mean parameters?")]
    [InlineData("name: A\nsources:\n- querry: x", "MEGA101", "A source has no key querry.", "Did you mean query?")]
    [InlineData("name: A\nparameters:\n- nam: x", "MEGA101", "A parameter has no key nam.", "Did you mean name?")]
    [InlineData("name: A\ntools:\n- versions:\n  - nope: 1", "MEGA101", "A tool has no key nope.", null)]
    [InlineData("name: [A]", "MEGA102", "name takes a text.", "Put it into quotes, or behind | on lines of its own.")]
    [InlineData("name: A\nsources: x", "MEGA102", "sources takes a list.", "Begin each item with a dash and a blank.")]
    [InlineData("name: A\nsources:\n- x", "MEGA102", "A source consists of keys and values.", "Write key: value, one a line.")]
    [InlineData("name: A\nresources:\n  timeout: long", "MEGA102", "timeout takes a whole number, and long is none.", null)]
    [InlineData("name: A\nresources:\n  cpu_limit: 1.2.3", "MEGA102", "cpu_limit takes a number, and 1.2.3 is none.", null)]
    [InlineData("name: A\nparameters:\n- sources: maybe", "MEGA102", "sources takes true or false, and maybe is none.", null)]
    [InlineData("- name: A", "MEGA102", "An artifact consists of keys and values.", "Write key: value, one a line.")]
    [InlineData("", "MEGA102", "The file holds no artifact.", "Begin with name: and sources:.")]
    [InlineData("name: 'A", "MEGA100", null, null)]
    [InlineData("name: A\n? x", "MEGA110", null, null)]
    [InlineData("name: A\nname: B", "MEGA110", null, null)]
    public void What_the_server_does_not_read_is_an_error(string file, string id, string? message, string? suggestion)
    {
        VqlDiagnostic error = ArtifactReader.Read(file).Errors.ShouldHaveSingleItem();
        error.Id.ShouldBe(id);
        error.Message.ShouldBe(message ?? error.Message);
        error.Suggestion.ShouldBe(message is null ? error.Suggestion : suggestion);
    }

    [Fact]
    public void After_an_error_the_rest_is_read()
    {
        ArtifactReading reading = ArtifactReader.Read("name: A\nauthor: 'x' y\nnope: 1\ntype: server\nsources:\n- query: SELECT * FROM info()\n");
        reading.Errors.Select(static error => error.Id).ShouldBe(["MEGA100", "MEGA101"]);
        reading.Definition.Kind.ShouldBe("server");
        reading.Definition.Sources.Count.ShouldBe(1);
    }
}
