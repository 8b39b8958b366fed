using System.Collections.Immutable;
using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Registration.Model;
using Microsoft.CodeAnalysis;

namespace Megaraptor.Generators.Registration;

/// <summary>Reports operations that share a name, within a compilation and with referenced assemblies.</summary>
internal static class DuplicateNames
{
    internal static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ReadResult<OperationModel>> operations, IncrementalValueProvider<HostModel> host)
    {
        IncrementalValueProvider<ImmutableArray<Named>> named = operations
            .Where(static read => read.Model is not null && read.Location is not null)
            .Select(static (read, _) => new Named(read.Model!.Name, $"{read.Model.Class.ShortName}.{read.Model.Method}", read.Location!))
            .Collect();
        context.RegisterSourceOutput(named.Combine(host), static (output, pair) =>
        {
            foreach (DiagnosticInfo finding in Find(pair.Left, pair.Right))
            {
                output.ReportDiagnostic(finding.ToDiagnostic());
            }
        });
    }

    private static IEnumerable<DiagnosticInfo> Find(ImmutableArray<Named> own, HostModel host)
    {
        foreach (Named operation in own)
        {
            Named first = own.First(other => other.Name == operation.Name);
            if (first != operation)
            {
                yield return DiagnosticInfo.Create(Rules.DuplicateName, operation.Location, operation.Name, first.Method);
            }
            else if (host.Entries.FirstOrDefault(entry => entry.Name == operation.Name) is { } referenced)
            {
                yield return DiagnosticInfo.Create(Rules.DuplicateName, operation.Location, operation.Name, $"the assembly {referenced.Owner}");
            }
        }

        foreach (IGrouping<string, EntryModel> group in host.Entries.GroupBy(static entry => entry.Name).Where(static group => group.Count() > 1))
        {
            yield return DiagnosticInfo.Create(Rules.DuplicateName, null, group.Key, $"both the assemblies {string.Join(" and ", group.Select(static entry => entry.Owner))}");
        }
    }

    private sealed record Named(string Name, string Method, LocationInfo Location);
}
