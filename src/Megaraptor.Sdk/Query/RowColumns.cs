using Megaraptor.Sdk.Errors;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Query;

/// <summary>Compares the columns that came with those that a row type is read from: a misspelt one would be read as "" or 0, and pass for a finding.</summary>
internal static class RowColumns
{
    /// <summary>Refuses rows that lack a column which the type cannot do without.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="came">The columns of a part's first row.</param>
    /// <exception cref="VqlException">A column is missing.</exception>
    internal static void Check<T>(IReadOnlyList<string> came)
        where T : IVqlRow<T>
    {
        foreach (VqlColumn column in T.RowColumns)
        {
            if (!column.IsRequired || came.Contains(column.Name) || came.Contains(column.Property))
            {
                continue;
            }

            string? nearest = NearMatches.Nearest(column.Name, came);
            string columns = string.Join(", ", came.Select(static name => Evidence.EvidenceText.Show(name)));
            throw new VqlException(
                MegaraptorErrorCode.VqlError,
                $"The query yields no column '{column.Name}', from which {typeof(T).Name}.{column.Property} is read.",
                nearest is not null
                    ? $"Select {Evidence.EvidenceText.Show(nearest)} AS {column.Name}, name it by [Column], or make the property nullable if the column may be missing."
                    : $"It yields {columns}. Make the property nullable if the column may be missing.");
        }
    }
}
