using Megaraptor.Generators.Operations;
using Megaraptor.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Megaraptor.Generators.Tests.Pipeline;

/// <summary>What an edit costs. That nothing is done anew for equal text is checked by every run of every test.</summary>
public sealed class CachingTests
{
    [Theory]
    [InlineData(TrackingNames.VqlBodies)]
    [InlineData(TrackingNames.Descriptors)]
    [InlineData(TrackingNames.Records)]
    [InlineData(TrackingNames.Registrations)]
    public void An_edit_elsewhere_in_the_file_emits_nothing(string step)
    {
        IReadOnlyList<IncrementalStepRunReason> reasons = GeneratorRun.Edit(step, Sources.Hosts, Sources.Hosts + "\n// a comment\npublic sealed class Other;\n");

        reasons.ShouldAllBe(static reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
        reasons.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(TrackingNames.VqlBodies)]
    [InlineData(TrackingNames.Descriptors)]
    public void Moving_the_operation_down_emits_nothing(string step)
    {
        IReadOnlyList<IncrementalStepRunReason> reasons = GeneratorRun.Edit(step, Sources.Hosts, Sources.Hosts.Replace("namespace Acme;", "namespace Acme;\n\n\n\n", StringComparison.Ordinal));

        reasons.ShouldAllBe(static reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
    }

    [Theory]
    [InlineData(TrackingNames.VqlBodies, "last_seen_at\n", "first_seen_at AS last_seen_at\n")]
    [InlineData(TrackingNames.Descriptors, "Find hosts.", "Look for hosts.")]
    [InlineData(TrackingNames.Records, "string Hostname", "string? Hostname")]
    [InlineData(TrackingNames.OwnEntries, "find_hosts", "search_hosts")]
    public void An_edit_that_matters_is_emitted(string step, string before, string after) =>
        GeneratorRun.Edit(step, Sources.Hosts, Sources.Hosts.Replace(before, after, StringComparison.Ordinal)).ShouldContain(IncrementalStepRunReason.Modified);

    [Fact]
    public void A_new_comment_in_the_documentation_of_a_parameter_leaves_the_body_alone() =>
        GeneratorRun.Edit(TrackingNames.VqlBodies, Sources.Hosts, Sources.Hosts.Replace("What to look for.", "What is looked for.", StringComparison.Ordinal))
            .ShouldAllBe(static reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
}
