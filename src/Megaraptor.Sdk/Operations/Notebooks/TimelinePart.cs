using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Operations.Notebooks;

/// <summary>A part of a timeline: the rows of one source.</summary>
/// <param name="Timeline">The timeline's name.</param>
/// <param name="Name">The part's name.</param>
/// <param name="StartTime">The time of its first row; null when it has none.</param>
/// <param name="EndTime">The time of its last row.</param>
/// <param name="KeyColumn">The column that holds the time.</param>
/// <param name="MessageColumn">The column that says what happened; empty when all columns do.</param>
/// <param name="DescriptionColumn">The column that says what kind of time it is; empty for none.</param>
public sealed record TimelinePart(
    string Timeline,
    string Name,
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime,
    string KeyColumn,
    string MessageColumn,
    string DescriptionColumn);

/// <summary>Rows that were added to a timeline.</summary>
/// <param name="Timeline">The timeline's name.</param>
/// <param name="Name">The name of the part that was added.</param>
/// <param name="StartTime">The time of its first row.</param>
/// <param name="EndTime">The time of its last row.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="RowsOfSource">How many rows the source has: those without a time are left out.</param>
public sealed record TimelineAddition(string Timeline, string Name, DateTimeOffset? StartTime, DateTimeOffset? EndTime, long Rows, long RowsOfSource);

/// <summary>A part of a timeline as the server lists it.</summary>
internal sealed record TimelineComponent(
    string Id,
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime,
    string TimestampColumn,
    string MessageColumn,
    [property: Column("timestamp_description_column")] string DescriptionColumn);
