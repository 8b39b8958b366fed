using Megaraptor.Vql.Columns;

namespace Megaraptor.Vql.Checking.Walk;

/// <summary>What a name means where it stands.</summary>
internal enum NameMeaning
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A column that only some of the rows have.</summary>
    SometimesColumn,

    /// <summary>Perhaps a column of rows whose columns are not known.</summary>
    Perhaps,

    /// <summary>A column, a parameter, a definition or a variable.</summary>
    Something,
}

/// <summary>Finds out what names mean.</summary>
internal static class NameMeanings
{
    /// <summary>What a name means, definitions of the script left aside.</summary>
    internal static NameMeaning OfColumn(string name, ColumnScope scope)
    {
        bool isSometimes = false;
        for (ColumnScope? frame = scope; frame is not null; frame = frame.Outer)
        {
            if (frame.Rows?.Find(name) is { } column)
            {
                if (!column.IsOptional)
                {
                    return NameMeaning.Something;
                }

                isSometimes = true;
            }

            if (frame.Rows is { IsExact: false })
            {
                return NameMeaning.Perhaps;
            }
        }

        return isSometimes ? NameMeaning.SometimesColumn : NameMeaning.Nothing;
    }

    /// <summary>What a name means in the statement that is walked.</summary>
    internal static NameMeaning Of(string name, ColumnScope scope, CheckContext context)
    {
        NameMeaning column = OfColumn(name, scope);
        return column == NameMeaning.Something || context.Definitions(name).Count > 0 || scope.Variables.Find(name) is not null || IsGiven(name)
            ? NameMeaning.Something
            : context.HasForeignDefinitions ? NameMeaning.Perhaps
            : column;
    }

    /// <summary>Whether the server sets a variable of the name for every query.</summary>
    private static bool IsGiven(string name) => name is "Artifact" or "config" or "_SessionId" || name.StartsWith("$", StringComparison.Ordinal);
}
