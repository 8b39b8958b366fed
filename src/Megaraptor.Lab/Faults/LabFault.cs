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

    internal long? RolesAfter { get; private init; }

    internal TimeSpan Delay { get; private init; }

    /// <summary>What the server logs behind the rows, or null.</summary>
    internal string? ClosingLog { get; private init; }

    /// <summary>Whether rows beyond <see cref="MostRows"/> are left out, and the connection stays.</summary>
    internal bool DropsRows { get; private init; }

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
    public static LabFault RolesBecome(params string[] roles) => new() { Roles = Existing(roles) };

    /// <summary>
    /// The caller's roles change while this call runs: as soon as it has sent so many rows. The call goes on, as on a real server; what it does next
    /// that needs a permission it has no longer is denied in a log. Later calls are judged by the new roles.
    /// </summary>
    /// <param name="rows">The rows that are sent before; the parts of a call decide when they are, see <c>MaxRow</c>.</param>
    /// <param name="roles">The roles in place of those it had; none takes every permission away.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">A role does not exist.</exception>
    public static LabFault RolesBecomeAfterRows(long rows, params string[] roles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return new LabFault { RolesAfter = rows, Roles = Existing(roles) };
    }

    private static string[] Existing(string[] roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return Array.Find(roles, static role => !Identity.Roles.TryGet(role, inRootOrg: true, out _)) is { } unknown
            ? throw new ArgumentException($"There is no role '{unknown}'.", nameof(roles))
            : [.. roles];
    }

    /// <summary>
    /// The server gives the query up: so many of its rows arrive, then the log that tells of it, and status OK. What the query has done by then
    /// stays done.
    /// </summary>
    /// <param name="rows">The rows that still arrive.</param>
    /// <returns>The fault.</returns>
    public static LabFault TimesOut(long rows = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return new LabFault { MostRows = rows, DropsRows = true, ClosingLog = "collect: <red>Timeout Error:</> Collection timed out after 1m0.001s" };
    }

    /// <summary>The server logs a line behind the rows, as it does when part of a query failed: <c>ERROR:Symbol foo not found</c>. The status is OK.</summary>
    /// <param name="log">The line, with its level in front if it has one.</param>
    /// <param name="rows">How many of the rows arrive; null for all.</param>
    /// <returns>The fault.</returns>
    public static LabFault Says(string log, long? rows = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(log);
        ArgumentOutOfRangeException.ThrowIfNegative(rows ?? 0, nameof(rows));
        return new LabFault { MostRows = rows, DropsRows = true, ClosingLog = log };
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
