using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Model;

/// <summary>What a parameter is for.</summary>
internal enum ParameterRole
{
    /// <summary>A value of the caller.</summary>
    Plain,

    /// <summary>The number of rows wanted.</summary>
    Page,

    /// <summary>The continuation of an earlier answer, read by the operation itself.</summary>
    Cursor,

    /// <summary>VQL that will run as it is.</summary>
    QueryText,

    /// <summary>A record whose properties are parameters of the operation.</summary>
    Options,

    /// <summary>Ends the call; no surface shows it.</summary>
    Cancellation,
}

/// <summary>A parameter of an operation or of a VQL method.</summary>
/// <param name="Name">The parameter in C#.</param>
/// <param name="WireName">Its name on the surfaces.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Type">Its type; null for the cancellation token.</param>
/// <param name="Declaration">Its type as the method declares it.</param>
/// <param name="DefaultCode">Its default as C#, or null when it must be given.</param>
/// <param name="DefaultJson">Its default as JSON, or null where there is none worth showing.</param>
/// <param name="Documentation">What it means; "" when it is not documented.</param>
/// <param name="Min">The smallest number, or null.</param>
/// <param name="Max">The largest number, or null.</param>
/// <param name="PageDefault">How many rows surfaces return when they are not told.</param>
internal sealed record ParameterModel(
    string Name,
    string WireName,
    ParameterRole Role,
    TypeModel? Type,
    string Declaration,
    string? DefaultCode,
    string? DefaultJson,
    string Documentation,
    long? Min,
    long? Max,
    int PageDefault)
{
    /// <summary>The smallest number with a fraction, or seconds of a duration; or null.</summary>
    internal double? MinNumber { get; init; }

    /// <summary>The largest number with a fraction, or seconds of a duration; or null.</summary>
    internal double? MaxNumber { get; init; }

    /// <summary>The fewest characters of a text, or null.</summary>
    internal int? MinLength { get; init; }

    /// <summary>The most characters of a text, or null.</summary>
    internal int? MaxLength { get; init; }

    /// <summary>The regular expression that a text matches, or null.</summary>
    internal string? Pattern { get; init; }

    /// <summary>The properties of a record of options, as parameters.</summary>
    internal EquatableArray<ParameterModel> Members { get; init; }

    internal bool IsExposed => Role is not (ParameterRole.Cancellation or ParameterRole.Options);

    internal bool IsRequired => IsExposed && DefaultCode is null && Role != ParameterRole.Page;
}
