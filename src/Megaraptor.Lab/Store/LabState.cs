using Megaraptor.Lab.Hosts;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab.Store;

/// <summary>Everything that a Lab remembers. It survives a restart of the listener.</summary>
/// <param name="clock">The Lab's clock.</param>
internal sealed class LabState(TimeProvider clock)
{
    /// <summary>The Lab's clock.</summary>
    public TimeProvider Clock { get; } = clock;

    /// <summary>When the Lab started, by its clock.</summary>
    public DateTimeOffset Started { get; } = clock.GetUtcNow();

    /// <summary>The version that the Lab speaks as.</summary>
    public ServerVersion Version { get; init; } = ServerVersion.OfReference;

    /// <summary>The users and what they may do.</summary>
    public UserDirectory Users { get; } = new();

    /// <summary>The machine that the Lab runs on, as queries see it.</summary>
    public Host Machine { get; } = ServerHost.Create(clock.GetUtcNow());

    /// <summary>The orgs and all that is in them.</summary>
    public OrgTable Orgs { get; } = new(clock);
}
