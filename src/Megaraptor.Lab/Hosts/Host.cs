using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Hosts;

/// <summary>A machine that queries can be run on.</summary>
/// <param name="ClientId">The client on it.</param>
/// <param name="Info">What <c>info()</c> says there.</param>
internal sealed record Host(string ClientId, VqlDict Info)
{
    /// <summary>Its processes, as <c>pslist()</c> shows them.</summary>
    public RowSet Processes { get; init; } = RowSet.Empty;

    /// <summary>Its connections, as <c>netstat()</c> shows them.</summary>
    public RowSet Connections { get; init; } = RowSet.Empty;

    /// <summary>Its users, as <c>users()</c> shows them; null when nothing is known of them.</summary>
    public RowSet? Users { get; init; }

    /// <summary>Its network cards, as <c>interfaces()</c> shows them; null when nothing is known of them.</summary>
    public RowSet? Interfaces { get; init; }

    /// <summary>How paths are written there.</summary>
    public PathKind Kind { get; init; } = PathKind.Linux;

    /// <summary>Its files.</summary>
    public HostFiles Files { get; init; } = HostFiles.None;

    /// <summary>A machine of which nothing is known but its name.</summary>
    public static Host Unknown { get; } = new("", new VqlDict(0));
}
