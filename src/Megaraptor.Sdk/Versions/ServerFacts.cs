using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Versions;

/// <summary>What was learnt of the server behind a connection, and is kept for a while: it may be upgraded while we are connected.</summary>
internal sealed class ServerFacts
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(10);

    private volatile Known<ServerVersion?>? _version;
    private volatile Known<VqlReference>? _reference;

    /// <summary>The server's version; null when it does not tell.</summary>
    internal async ValueTask<ServerVersion?> VersionAsync(TimeProvider clock, Func<CancellationToken, Task<ServerVersion?>> ask, CancellationToken cancellationToken)
    {
        if (_version is { } known && clock.GetElapsedTime(known.At) < s_lifetime)
        {
            return known.Value;
        }

        ServerVersion? version = await ask(cancellationToken).ConfigureAwait(false);
        _version = new Known<ServerVersion?>(version, clock.GetTimestamp());
        return version;
    }

    /// <summary>The server's plugins, functions and accessors.</summary>
    internal async ValueTask<VqlReference> ReferenceAsync(TimeProvider clock, Func<CancellationToken, Task<VqlReference>> ask, CancellationToken cancellationToken)
    {
        if (_reference is { } known && clock.GetElapsedTime(known.At) < s_lifetime)
        {
            return known.Value;
        }

        VqlReference reference = await ask(cancellationToken).ConfigureAwait(false);
        _reference = new Known<VqlReference>(reference, clock.GetTimestamp());
        return reference;
    }

    private sealed record Known<T>(T Value, long At);
}
