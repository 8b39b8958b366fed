using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Tests.Shared;

/// <summary>An operation with every shape of parameter, that answers what it was given, and one for every shape of result. They need no server.</summary>
public static class ShapeOperations
{
    /// <summary>Says what it was given.</summary>
    /// <param name="id">An id: a capital C, a dot and hex digits.</param>
    /// <param name="pids">Some small numbers.</param>
    /// <param name="sizes">Some numbers.</param>
    /// <param name="shades">Some shades.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="options">More of it.</param>
    /// <returns>What it was given.</returns>
    [Operation("echo_shapes", Effect.Read, Verb = "test shapes")]
    public static Task<Shapes> EchoAsync(
        [Pattern("^C\\.[0-9a-f]+$")] string id,
        [Megaraptor.Sdk.Catalogue.Range(0, 65_535)] IReadOnlyList<int>? pids = null,
        IReadOnlyList<long>? sizes = null,
        IReadOnlyList<Shade>? shades = null,
        [Megaraptor.Sdk.Catalogue.Range(0, 1_000_000)] TimeSpan? wait = null,
        ShapeOptions? options = null)
    {
        options ??= new ShapeOptions();
        return Task.FromResult(new Shapes(id, pids, sizes, shades, wait, options.Ratio, options.Patience, options.First, options.Loud, options.Name));
    }

    /// <summary>Says nothing but that it is done.</summary>
    /// <returns>A task.</returns>
    [Operation("do_nothing", Effect.Read, Verb = "test nothing")]
    public static Task NothingAsync() => Task.CompletedTask;

    /// <summary>Finds a shade.</summary>
    /// <param name="name">Its name; only "red" is known.</param>
    /// <returns>The shade, or null.</returns>
    [Operation("find_shade", Effect.Read, Verb = "test find")]
    public static Task<ShadeRow?> FindAsync(string name) => Task.FromResult(name == "red" ? new ShadeRow(Shade.Red) : null);

    /// <summary>Lists shades.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The shades.</returns>
    [Operation("list_shades", Effect.Read, Verb = "test shades")]
    public static Task<IReadOnlyList<ShadeRow>> ListAsync(int count = 2) =>
        Task.FromResult<IReadOnlyList<ShadeRow>>([.. Enumerable.Repeat(new ShadeRow(Shade.DarkBlue), count)]);
}

/// <summary>A few words.</summary>
public enum Shade
{
    /// <summary>One.</summary>
    Red,

    /// <summary>Another.</summary>
    DarkBlue,
}

/// <summary>What may be given beside.</summary>
public sealed record ShapeOptions
{
    /// <summary>A share, from 0 to 1.</summary>
    [Megaraptor.Sdk.Catalogue.Range(0.0, 1.0)]
    public double Ratio { get; init; } = 0.5;

    /// <summary>How long to be patient.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Which shade is first.</summary>
    public Shade First { get; init; } = Shade.DarkBlue;

    /// <summary>Whether to shout.</summary>
    public bool Loud { get; init; } = true;

    /// <summary>What it is called.</summary>
    [Length(1, 8)]
    public string Name { get; init; } = "shape";
}

/// <summary>What an operation was given.</summary>
/// <param name="Id">The id.</param>
/// <param name="Pids">Small numbers.</param>
/// <param name="Sizes">Numbers.</param>
/// <param name="Shades">Shades.</param>
/// <param name="Wait">A duration.</param>
/// <param name="Ratio">A share.</param>
/// <param name="Patience">Another duration.</param>
/// <param name="First">A shade.</param>
/// <param name="Loud">A flag.</param>
/// <param name="Name">A name.</param>
public sealed record Shapes(
    string Id,
    IReadOnlyList<int>? Pids,
    IReadOnlyList<long>? Sizes,
    IReadOnlyList<Shade>? Shades,
    TimeSpan? Wait,
    double Ratio,
    TimeSpan Patience,
    Shade First,
    bool Loud,
    string Name);

/// <summary>A shade as a row.</summary>
/// <param name="Shade">The shade.</param>
public sealed record ShadeRow(Shade Shade);
