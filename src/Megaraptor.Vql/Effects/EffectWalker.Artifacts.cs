using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Effects;

/// <content>Artifacts that a query calls, whose queries then run on the server.</content>
internal sealed partial class EffectWalker
{
    private void VisitArtifact(NodeList<VqlIdentifier> path, CallArguments? arguments, SourceSpan span)
    {
        string name = string.Join(".", path.Skip(1).Select(static part => part.Name));
        ArtifactFacts? facts = names.Artifacts.Find(name);
        IReadOnlyList<string> permissions = facts is null ? [] : [.. facts.RequiredPermissions, .. facts.ImpliedPermissions];
        if (arguments is null)
        {
            NoteArtifact(name, span, $"Artifact.{name} is handed on without being called, so that its use cannot be followed.", permissions);
        }
        else if (facts is null)
        {
            NoteArtifact(name, span, $"There is no artifact {name} that is known.", permissions);
        }
        else
        {
            FollowArtifact(name, FixedText.Of(arguments.Find("source")?.Value ?? new NullLiteral(span), lets)?.Value, span, permissions);
        }
    }

    /// <summary>Adds what the queries of an artifact can do where they run on the server.</summary>
    /// <param name="name">The artifact.</param>
    /// <param name="source">The only source that runs, or null when all of them may.</param>
    /// <param name="span">Where the artifact is named.</param>
    /// <param name="permissions">What is demanded for it.</param>
    private void FollowArtifact(string name, string? source, SourceSpan span, IReadOnlyList<string> permissions)
    {
        if (names.Artifacts.Definition(name) is not { } artifact)
        {
            NoteArtifact(name, span, $"The queries of the artifact {name} run on the server and are not known here.", permissions);
            return;
        }

        if (depth >= MaxDepth)
        {
            NoteArtifact(name, span, $"Artifacts within artifacts are not followed deeper than {MaxDepth} levels.", permissions);
            return;
        }

        string key = $"{name}/{source}";
        if (!names.Walked.TryGetValue(key, out IReadOnlyList<EffectFinding>? found))
        {
            names.Walked[key] = [];
            names.Walked[key] = found = FindingsOf(artifact, source);
        }

        foreach (EffectFinding finding in found)
        {
            string reason = finding.Name.StartsWith(ArtifactRoot + ".", StringComparison.Ordinal) ? finding.Reason : $"In the artifact {name}, {EffectSentences.Inner(finding.Reason)}";
            Findings.Add(finding with { Name = $"{ArtifactRoot}.{name}", Span = span, Reason = reason });
        }
    }

    private List<EffectFinding> FindingsOf(ArtifactDefinition artifact, string? source)
    {
        var found = new List<EffectFinding>();
        if (ArtifactScripts.HasUnknownImports(artifact, names.Artifacts))
        {
            found.Add(new EffectFinding(VqlEffects.Unknown, ArtifactRoot, artifact.Span, "it imports definitions that are not known.", []));
        }

        IEnumerable<string> texts = artifact.Sources
            .Where(candidate => source is null || candidate.Name?.Value == source)
            .SelectMany(candidate => new[] { ArtifactScripts.TextOf(artifact, candidate, names.Artifacts), candidate.Precondition?.Value })
            .Append(artifact.Precondition?.Value)
            .OfType<string>();
        foreach (string text in texts)
        {
            if (text.Trim().Length == 0)
            {
                continue;
            }

            VqlParseResult parsed = VqlSyntax.Parse(text);
            if (!parsed.IsValid)
            {
                found.Add(new EffectFinding(VqlEffects.Unknown, ArtifactRoot, artifact.Span, "a query is no VQL.", []));
                continue;
            }

            var inner = new EffectWalker(names, new LetTable(parsed.Script), depth + 1);
            inner.Visit(parsed.Script);
            found.AddRange(inner.Findings);
        }

        return found;
    }

    /// <summary>An artifact whose queries cannot be judged. What it needs permissions for is known at least.</summary>
    private void NoteArtifact(string name, SourceSpan span, string reason, IReadOnlyList<string> permissions) =>
        Note(VqlEffects.Unknown | EffectsOfPermissions.Of(permissions), $"{ArtifactRoot}.{name}", span, reason, permissions);
}
