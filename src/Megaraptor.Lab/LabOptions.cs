using Megaraptor.Lab.Faults;
using Megaraptor.Lab.Offline;

namespace Megaraptor.Lab;

/// <summary>How a Lab is started.</summary>
public sealed class LabOptions
{
    /// <summary>The TCP port on the loopback address; 0 takes any free one, null opens none: then <see cref="LabServer.Connect"/> is the only way in.</summary>
    public int? Port { get; set; } = 0;

    /// <summary>
    /// The Lab's clock: what <c>now()</c> says, when clients were last seen, when timeouts fire. Certificates follow the machine's clock, since both
    /// ends of a TLS connection do.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How far the Lab's clock is ahead of <see cref="TimeProvider"/>; negative when it is behind. Timers run at the same pace.</summary>
    public TimeSpan ClockSkew { get; set; }

    /// <summary>The certificate that the Lab presents; a caller must refuse every one but <see cref="LabCertificate.Valid"/>.</summary>
    public LabCertificate Certificate { get; set; }

    /// <summary>How much of the recorded fleet is there. <see cref="LabFleet.None"/> shows nothing but <see cref="Synthetic"/> and <see cref="Containers"/>.</summary>
    public LabFleet Fleet { get; set; } = LabFleet.Investigated;

    /// <summary>A made-up fleet for load and for what depends on the system, beside <see cref="Fleet"/>; null for none.</summary>
    public SyntheticFleet? Synthetic { get; set; }

    /// <summary>Chooses what goes wrong with a call of <c>Query</c>, by its number, user or text; null for a call that goes well. Called from several threads at once.</summary>
    public Func<LabCall, LabFault?>? Fault { get; set; }

    /// <summary>
    /// The version that the Lab speaks as, such as <c>0.74</c>. What came later, as far as that is known, is not there: names are not found, arguments
    /// unexpected. Behaviour is always that of 0.77.2.
    /// </summary>
    public string ServerVersion { get; set; } = Vql.Reference.ServerVersion.OfReference.ToString();

    /// <summary>Chooses what goes wrong with a read of the file store, by its number, file or offset; null for a read that goes well. Called from several threads at once.</summary>
    public Func<LabFileRead, LabFault?>? FileFault { get; set; }

    /// <summary>Zips of offline collectors and downloads of servers. Each host in them becomes a client, offline, with its collection.</summary>
    public IList<EvidenceContainer> Containers { get; } = [];
}
