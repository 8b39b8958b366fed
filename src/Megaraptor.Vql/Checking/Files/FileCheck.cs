using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Files;

/// <summary>Checks files together, so that artifacts among them know each other.</summary>
public static class FileCheck
{
    /// <summary>Checks files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">What they are checked against.</param>
    /// <returns>The findings, file by file, in the order of the text.</returns>
    public static IReadOnlyList<FileFinding> Run(IReadOnlyList<SourceFile> files, CheckOptions? options = null)
    {
        options ??= CheckOptions.Default;
        var readings = new Dictionary<SourceFile, ArtifactReading>();
        foreach (SourceFile file in files)
        {
            if (file.Kind == SourceKind.Artifact)
            {
                readings[file] = ArtifactReader.Read(file.Text);
            }
        }

        options = options with { Artifacts = options.Artifacts.With(readings.Values.Select(static reading => reading.Definition)) };
        var findings = new List<FileFinding>();
        foreach (SourceFile file in files)
        {
            IReadOnlyList<VqlDiagnostic> found = readings.TryGetValue(file, out ArtifactReading? reading) ? ArtifactChecker.Check(reading, options) : VqlChecker.Check(file.Text, options);
            var lines = new LineMap(file.Text);
            findings.AddRange(found.Select(diagnostic => new FileFinding(file.Path, lines.Utf16(diagnostic.Span.Start), lines.Utf16(diagnostic.Span.End), diagnostic)));
        }

        return findings;
    }
}
