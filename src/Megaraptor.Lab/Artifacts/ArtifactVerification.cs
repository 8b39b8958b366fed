using System.Globalization;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Artifacts.Parameters;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Text;

namespace Megaraptor.Lab.Artifacts;

/// <summary>What a server finds in the queries of an artifact, in its words.</summary>
internal sealed class ArtifactVerification
{
    /// <summary>What collecting an artifact brings along, and needs no mention.</summary>
    private static readonly HashSet<string> s_implied = new(StringComparer.Ordinal) { "FILESYSTEM_READ", "MACHINE_STATE", "COLLECT_SERVER" };

    private readonly SortedSet<string> _permissions = new(StringComparer.Ordinal);
    private readonly List<string> _errors = [];

    /// <summary>Checks an artifact.</summary>
    /// <param name="artifact">The artifact. The text of the server's own is not known, and nothing is found in it.</param>
    /// <param name="repository">The artifacts that it may name.</param>
    public ArtifactVerification(ArtifactRecord artifact, ArtifactRepository repository)
    {
        CheckOptions options = CheckOptions.Default with
        {
            IsStrict = true,
            Artifacts = ArtifactSet.BuiltIn.With([.. repository.All.Where(static known => !known.BuiltIn).Append(artifact).Select(static known => ArtifactReader.Read(known.Raw).Definition)]),
            Variables = [.. artifact.Parameters.Select(static parameter => new VqlColumn(parameter.Name, (ParameterType.Find(parameter.Type) ?? ParameterType.Default).Value))],
        };
        string preamble = artifact.Export.Length > 0 ? artifact.Export + "\n" : "";
        foreach (SourceRecord source in artifact.Sources.Where(static source => source.Query.Length > 0))
        {
            Check(artifact.Name, preamble, source.Query, options);
        }

        HashSet<string> declared = [.. artifact.RequiredPermissions, .. artifact.ImpliedPermissions];
        Undeclared = artifact.Type is "client" ? [.. _permissions.Where(permission => !declared.Contains(permission) && !s_implied.Contains(permission))] : [];
    }

    /// <summary>The permissions that the queries need, sorted.</summary>
    public IReadOnlyList<string> Permissions => [.. _permissions];

    /// <summary>What keeps the queries from running.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The permissions that an artifact for clients should name and does not.</summary>
    public IReadOnlyList<string> Undeclared { get; }

    private void Check(string artifact, string preamble, string query, CheckOptions options)
    {
        VqlParseResult parsed = VqlSyntax.Parse(preamble + query);
        var lines = new LineMap(query);
        foreach (VqlDiagnostic finding in VqlChecker.Check(parsed, options).Where(finding => finding.Span.Start >= preamble.Length))
        {
            if (Words(finding, parsed.Text) is not { } words)
            {
                continue;
            }

            // An artifact that does not exist has no place in the server's words.
            TextPosition at = lines.CodePoints(finding.Span.Start - preamble.Length);
            string place = finding.Rule == VqlRules.UnknownArtifact ? "" : string.Create(CultureInfo.InvariantCulture, $"({at.Line},{at.Column}) ");
            _errors.Add($"(0,0) artifact_vql_error: {artifact}: query: {place}{words}");
        }

        _permissions.UnionWith(EffectAnalysis.Of(parsed.Script, VqlReference.Default).Findings
            .Where(static finding => !finding.Name.StartsWith("Artifact.", StringComparison.Ordinal))
            .SelectMany(static finding => finding.Permissions));
    }

    /// <summary>The server's words for a finding; null for what the server does not look at.</summary>
    private static string? Words(VqlDiagnostic finding, string text)
    {
        string name = text.Substring(finding.Span.Start, finding.Span.Length).Trim('`');
        return finding.Rule switch
        {
            _ when finding.Rule == VqlRules.UnknownPlugin => $"unknown_plugin: Unknown plugin {name}()",
            _ when finding.Rule == VqlRules.UnknownFunction => $"unknown_plugin: Unknown function {name}()",
            _ when finding.Rule == VqlRules.UnknownArgument => $"invalid_arg: Invalid arg {name} for {CallBefore(text, finding.Span.Start)}",
            _ when finding.Rule == VqlRules.UnknownArtifact => $"Unknown artifact reference {WithoutPrefix(name)}",
            _ when finding.Rule == VqlRules.UnknownParameter => $"unknown_parameter_in_call: Call to {CalleeBefore(text, finding.Span.Start)} contains unknown parameter {name}",
            _ => null,
        };
    }

    private static string WithoutPrefix(string name) => name.StartsWith("Artifact.", StringComparison.Ordinal) ? name["Artifact.".Length..] : name;

    private static string CallBefore(string text, int offset)
    {
        string name = CalleeBefore(text, offset);
        bool isPlugin = VqlReference.Default.Find(VqlNameKind.Plugin, name) is not null
            && (VqlReference.Default.Find(VqlNameKind.Function, name) is null || IsBehindFrom(text, offset, name));
        return $"{(isPlugin ? "plugin" : "function")} {name}()";
    }

    private static bool IsBehindFrom(string text, int offset, string name)
    {
        int call = text.LastIndexOf(name, offset, StringComparison.Ordinal);
        return call > 0 && text[..call].TrimEnd().EndsWith("FROM", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The name in front of the parenthesis that an argument stands in.</summary>
    private static string CalleeBefore(string text, int offset)
    {
        var lexer = new VqlLexer(text);
        var open = new Stack<string>();
        string name = "";
        int end = -1;
        for (VqlToken token = lexer.Next(); token.Kind != TokenKind.EndOfText && token.Span.Start < offset; token = lexer.Next())
        {
            string word = token.TextIn(text);
            switch (word)
            {
                case "(":
                    open.Push(name);
                    name = "";
                    break;
                case ")":
                    open.TryPop(out _);
                    name = "";
                    break;
                default:
                    // Dotted names come as several tokens without a space between them.
                    name = token.Span.Start == end ? name + word : word;
                    end = token.Span.Start + token.Span.Length;
                    break;
            }
        }

        return open.TryPeek(out string? callee) ? callee : "";
    }
}
