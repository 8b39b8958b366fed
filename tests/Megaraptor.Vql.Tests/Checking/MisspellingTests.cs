using Megaraptor.Recordings;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Tests.Checking;

/// <summary>A misspelt plugin, function, argument or artifact in any recorded query is found, where it stands.</summary>
public sealed class MisspellingTests(ITestOutputHelper output)
{
    private const double Aim = 0.999;

    [Fact]
    public void A_misspelt_name_is_found()
    {
        int found = 0;
        var missed = new List<string>();
        foreach (Exchange exchange in Recording.Conformance.Concat(Recording.Session).Where(static exchange => exchange.SyntaxError is null))
        {
            CheckOptions options = new() { Variables = [.. exchange.Request.Env.Keys.Select(static key => new VqlColumn(key, VqlType.String))] };
            foreach (string text in exchange.Request.Vql)
            {
                var names = new Names();
                names.Visit(VqlSyntax.Parse(text).Script);
                foreach (SourceSpan span in names.Found)
                {
                    if (IsFound(text, span, options))
                    {
                        found++;
                    }
                    else
                    {
                        missed.Add($"{exchange.Name}: {text.Substring(span.Start, span.Length)} in {text}");
                    }
                }
            }
        }

        int all = found + missed.Count;
        output.WriteLine($"{found} of {all} misspelt names are found: {100.0 * found / all:F2} %");
        output.WriteLine(string.Join('\n', missed));
        all.ShouldBeGreaterThan(3000);
        ((double)found / all).ShouldBeGreaterThanOrEqualTo(Aim, string.Join('\n', missed.Take(50)));
    }

    /// <summary>Whether the checker names the misspelt name at its place.</summary>
    private static bool IsFound(string text, SourceSpan span, CheckOptions options)
    {
        string misspelt = text.Insert(span.Start + 1, "qz");
        return VqlChecker.Check(misspelt, options).Any(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hint && diagnostic.Span.Start <= span.Start && diagnostic.Span.End >= span.End);
    }

    /// <summary>The names in a query that the server looks up.</summary>
    private sealed class Names : VqlWalker
    {
        internal List<SourceSpan> Found { get; } = [];

        protected internal override bool VisitFromClause(FromClause node)
        {
            if (node.Names.Count > 0 && node.Arguments is { } arguments)
            {
                bool isArtifact = node.Names[0].Name == "Artifact";
                Add(node.Names[node.Names.Count - 1]);
                AddArguments(isArtifact ? null : VqlReference.Default.Find(VqlNameKind.Plugin, node.FullName), isArtifact ? ArtifactCatalogue.Find(node.FullName["Artifact.".Length..]) : null, arguments);
            }

            return base.VisitFromClause(node);
        }

        protected internal override bool VisitSymbol(SymbolExpression node)
        {
            if (node is { Names.Count: 1, Arguments: { } arguments })
            {
                Add(node.Names[0]);
                AddArguments(VqlReference.Default.Find(VqlNameKind.Function, node.FullName), null, arguments);
            }

            return base.VisitSymbol(node);
        }

        private void AddArguments(VqlName? known, ArtifactFacts? artifact, CallArguments arguments)
        {
            foreach (CallArgument argument in arguments.Items.Where(argument => known is { IsFreeForm: false } ? known.Argument(argument.Name.Name) is not null : artifact is not null))
            {
                Add(argument.Name);
            }
        }

        private void Add(VqlIdentifier name)
        {
            if (!name.IsQuoted && !Found.Contains(name.Span))
            {
                Found.Add(name.Span);
            }
        }
    }
}
