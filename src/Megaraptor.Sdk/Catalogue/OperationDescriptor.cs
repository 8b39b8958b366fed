namespace Megaraptor.Sdk.Catalogue;

/// <summary>
/// Everything a surface needs to offer an operation: name, documentation, effect, schemas, and how to bind its arguments,
/// run it and write its result. Written by the compiler, one type per operation; knows no surface.
/// </summary>
public abstract class OperationDescriptor
{
    /// <summary>The stable name: <c>list_clients</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The verb on the command line: <c>clients list</c>.</summary>
    public abstract string Verb { get; }

    /// <summary>The title shown to people.</summary>
    public abstract string Title { get; }

    /// <summary>What it does and when to use it, from the method's documentation.</summary>
    public abstract string Description { get; }

    /// <summary>What it does to the world.</summary>
    public abstract Effect Effect { get; }

    /// <summary>The permissions it needs beside ANY_QUERY.</summary>
    public abstract Permission Needs { get; }

    /// <summary>The set it belongs to.</summary>
    public abstract string Toolset { get; }

    /// <summary>The parameters that callers may give, in order, without those that every server operation has.</summary>
    public abstract IReadOnlyList<OperationParameter> Parameters { get; }

    /// <summary>The JSON Schema (2020-12) of the arguments: always of an object, closed against unknown names. UTF-8.</summary>
    public abstract ReadOnlySpan<byte> InputSchema { get; }

    /// <summary>The JSON Schema (2020-12) of one row, or of the whole result where <see cref="ReturnsRows"/> is false. UTF-8; empty where rows have no fixed columns.</summary>
    public abstract ReadOnlySpan<byte> OutputSchema { get; }

    /// <summary>Whether the result is rows; false for a single object.</summary>
    public abstract bool ReturnsRows { get; }

    /// <summary>Whether it talks to a server, and so takes <c>org_id</c> and <c>timeout</c>.</summary>
    public virtual bool UsesServer => true;

    /// <summary>Binds the arguments, runs the operation and writes its result.</summary>
    /// <param name="call">The arguments, the client, and where the result goes.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the result was written.</returns>
    /// <exception cref="Errors.InvalidArgumentException">The arguments do not bind; nothing was run.</exception>
    /// <exception cref="Errors.MegaraptorException">The operation failed, possibly after rows were written.</exception>
    public abstract ValueTask InvokeAsync(OperationCall call, CancellationToken cancellationToken);
}
