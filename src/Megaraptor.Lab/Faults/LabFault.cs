namespace Megaraptor.Lab.Faults;

/// <summary>What goes wrong with one call.</summary>
public sealed record LabFault
{
    private LabFault()
    {
    }

    /// <summary>The call is refused with status UNAVAILABLE before anything is done.</summary>
    public static LabFault Unavailable { get; } = new() { IsRefused = true };

    /// <summary>A read of the file store answers nothing, as at the end of the file: so does a server that fails to read its own file.</summary>
    public static LabFault EmptyAnswer { get; } = new() { IsEmpty = true };

    internal bool IsRefused { get; private init; }

    internal bool IsEmpty { get; private init; }

    internal long? MostBytes { get; private init; }

    internal long? MostRows { get; private init; }

    internal int LeastBytes { get; private init; }

    internal IReadOnlyList<string>? Roles { get; private init; }

    internal TimeSpan Delay { get; private init; }

    /// <summary>The connection is cut before the first message with which the rows would be more than so many bytes; of a read of the file store, before an answer of more bytes.</summary>
    /// <param name="bytes">The bytes of rows that still arrive; 0 cuts before the first rows.</param>
    /// <returns>The fault.</returns>
    public static LabFault CutAfter(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new LabFault { MostBytes = bytes };
    }

    /// <summary>
    /// The connection is cut before the row that follows so many; the part that it stands in is sent without it. A client may lose what it has not
    /// read when the connection breaks, so at most so many rows arrive. A query with fewer rows, or exactly so many, goes well.
    /// </summary>
    /// <param name="rows">The rows that are still sent; 0 cuts before the first.</param>
    /// <returns>The fault.</returns>
    public static LabFault CutAfterRows(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return new LabFault { MostRows = rows };
    }

    /// <summary>
    /// The first part is a large message, as one of wide rows is: its JSON is filled up with white space, the rows stay the same. A client with the
    /// usual limit of gRPC refuses more than 4 MiB.
    /// </summary>
    /// <param name="bytes">The least length of the JSON in bytes; 1 to 1 GiB.</param>
    /// <returns>The fault.</returns>
    public static LabFault LargeMessage(int bytes = (4 * 1024 * 1024) + 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, 1024 * 1024 * 1024);
        return new LabFault { LeastBytes = bytes };
    }

    /// <summary>From this call on the caller has other roles in the call's org. The call itself is judged by them.</summary>
    /// <param name="roles">The roles in place of those it had, see <see cref="LabServer.CreateApiClientYaml"/>; none takes every permission away.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">A role does not exist.</exception>
    public static LabFault RolesBecome(params string[] roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        foreach (string role in roles)
        {
            if (!Identity.Roles.TryGet(role, inRootOrg: true, out _))
            {
                throw new ArgumentException($"There is no role '{role}'.", nameof(roles));
            }
        }

        return new LabFault { Roles = [.. roles] };
    }

    /// <summary>Every message comes late, by the Lab's clock.</summary>
    /// <param name="delay">How late.</param>
    /// <returns>The fault.</returns>
    public static LabFault Slow(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new LabFault { Delay = delay };
    }
}
