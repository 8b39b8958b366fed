using Megaraptor.Vql.Artifacts.Yaml;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts;

/// <summary>Reads artifact definitions as the server does: the same repairs of the text, the same strictness about keys.</summary>
public static class ArtifactReader
{
    /// <summary>Reads a definition.</summary>
    /// <param name="text">The text of the file.</param>
    /// <returns>
    /// The definition, as far as it can be read, and what keeps the server from reading it. Whether names, types and
    /// queries are right is for the artifact checker to say.
    /// </returns>
    public static ArtifactReading Read(string text)
    {
        var file = SanitizedText.Of(text);
        YamlDocument document = YamlReader.Read(file.Text);
        var found = new List<VqlDiagnostic>();
        foreach (YamlError error in document.Errors)
        {
            VqlRule rule = error.IsConstruct ? VqlRules.YamlConstruct : VqlRules.NotYaml;
            found.Add(new VqlDiagnostic(rule, rule.Severity, file.Locate(error.Span), error.Message, error.Suggestion));
        }

        if (document.Root is YamlScalar { IsNull: true })
        {
            found.Add(new VqlDiagnostic(VqlRules.WrongKind, DiagnosticSeverity.Error, new SourceSpan(0, 0), "The file holds no artifact.", "Begin with name: and sources:."));
        }
        else
        {
            new ShapeCheck((rule, _, span, message, suggestion) => found.Add(new VqlDiagnostic(rule, rule.Severity, file.Locate(span), message, suggestion)))
                .Check(document.Root, ArtifactShape.Artifact);
        }

        YamlMapping root = document.Root as YamlMapping ?? new YamlMapping(new SourceSpan(0, 0), []);
        return new ArtifactReading(new Mapper(file).Artifact(root), found);
    }

    /// <summary>Makes the model from the keys whose values are of the right kind.</summary>
    private sealed class Mapper(SanitizedText file)
    {
        internal ArtifactDefinition Artifact(YamlMapping node) => new()
        {
            Span = file.Locate(node.Span),
            Name = Text(node, "name"),
            Description = Text(node, "description"),
            Author = Text(node, "author"),
            Type = Text(node, "type"),
            References = [.. Texts(node, "reference"), .. Texts(node, "references")],
            Parameters = [.. Messages(node, "parameters").Select(Parameter)],
            Precondition = Text(node, "precondition"),
            Export = Text(node, "export"),
            Imports = Texts(node, "imports"),
            Sources = [.. Messages(node, "sources").Select(Source)],
            RequiredPermissions = Texts(node, "required_permissions"),
            ImpliedPermissions = Texts(node, "implied_permissions"),
            Impersonate = Text(node, "impersonate"),
            Aliases = Texts(node, "aliases"),
            Tools = [.. Messages(node, "tools").Select(tool => new ArtifactTool(file.Locate(tool.Span), Text(tool, "name"), Text(tool, "url"), Text(tool, "expected_hash")))],
            ColumnTypes =
            [
                .. Messages(node, "column_types").Select(column => new ArtifactColumnType(file.Locate(column.Span), Text(column, "name"), Text(column, "type"), Text(column, "description"))),
            ],
            Resources = node.Find("resources") is YamlMapping resources
                ? [.. resources.Entries.Where(static entry => entry.Value is YamlScalar).Select(entry => new KeyValuePair<string, ArtifactText>(entry.Key.Value, new ArtifactText((YamlScalar)entry.Value, file)))]
                : [],
            Reports = [.. Messages(node, "reports").Select(report => new ArtifactReport(file.Locate(report.Span), Text(report, "name"), Text(report, "type"), Text(report, "template")))],
        };

        private ArtifactParameter Parameter(YamlMapping node) => new()
        {
            Span = file.Locate(node.Span),
            Name = Text(node, "name"),
            Default = Text(node, "default"),
            Description = Text(node, "description"),
            Type = Text(node, "type"),
            FriendlyName = Text(node, "friendly_name"),
            Choices = Texts(node, "choices"),
            ValidatingRegex = Text(node, "validating_regex"),
            ArtifactType = Text(node, "artifact_type"),
            OffersSources = node.Find("sources") is YamlScalar scalar && YamlBoolean.Of(scalar.Value) == true,
        };

        private ArtifactSource Source(YamlMapping node) => new()
        {
            Span = file.Locate(node.Span),
            Name = Text(node, "name"),
            Description = Text(node, "description"),
            Precondition = Text(node, "precondition"),
            Query = Text(node, "query"),
            Queries = Texts(node, "queries"),
            Notebook = [.. Messages(node, "notebook").Select(cell => new NotebookCell(file.Locate(cell.Span), Text(cell, "type"), Text(cell, "name"), Text(cell, "template")))],
        };

        private ArtifactText? Text(YamlMapping node, string key) => node.Find(key) is YamlScalar scalar ? new ArtifactText(scalar, file) : null;

        private ArtifactText[] Texts(YamlMapping node, string key) =>
            node.Find(key) is YamlSequence list ? [.. list.Items.OfType<YamlScalar>().Select(scalar => new ArtifactText(scalar, file))] : [];

        private static IEnumerable<YamlMapping> Messages(YamlMapping node, string key) => node.Find(key) is YamlSequence list ? list.Items.OfType<YamlMapping>() : [];
    }
}

/// <summary>What became of the text of an artifact.</summary>
/// <param name="Definition">The definition, as far as it could be read.</param>
/// <param name="Errors">What keeps the server from reading it, in no order; none when it reads it.</param>
public sealed record ArtifactReading(ArtifactDefinition Definition, IReadOnlyList<VqlDiagnostic> Errors);
