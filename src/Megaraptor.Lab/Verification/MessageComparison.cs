using System.Globalization;
using System.Text;
using Megaraptor.Lab.Service;

namespace Megaraptor.Lab.Verification;

/// <summary>Compares what a query streamed with what was recorded, message by message.</summary>
/// <param name="identifiers">The identifiers that are known to mean the same.</param>
internal sealed class MessageComparison(IdentifierMap identifiers)
{
    private readonly JsonComparison _json = new(identifiers);

    /// <summary>Compares two streams.</summary>
    /// <param name="recorded">What was recorded.</param>
    /// <param name="actual">What came.</param>
    /// <param name="isOrdered">Whether the order of the rows counts.</param>
    /// <returns>Where they differ.</returns>
    public IReadOnlyList<Difference> Compare(IReadOnlyList<StreamedMessage> recorded, IReadOnlyList<StreamedMessage> actual, bool isOrdered)
    {
        actual = ConcurrentLogs.InOrderOf(recorded, actual);
        string left = string.Join(' ', recorded.Select(Shape));
        string right = string.Join(' ', actual.Select(Shape));
        if (left != right)
        {
            return [new Difference(AnswerAspect.Rows | AnswerAspect.Logs, "messages", Lines(recorded), Lines(actual))];
        }

        var differences = new List<Difference>();

        // Rows go first: they show which identifiers are new, and whether sizes can be expected to agree.
        var same = new bool[recorded.Count];
        for (int i = 0; i < recorded.Count; i++)
        {
            if (recorded[i].Log is null)
            {
                // A text that was made neutral after it was recorded has not the size that its log names.
                same[i] = recorded[i].Response == actual[i].Response && i > 0 && recorded[i - 1].Log is { } announcement
                    && announcement.Contains($" {ByteSize.Format(Encoding.UTF8.GetByteCount(recorded[i].Response))} (", StringComparison.Ordinal);
                differences.AddRange(ComparePart(recorded[i], actual[i], isOrdered));
            }
        }

        for (int i = 0; i < recorded.Count; i++)
        {
            bool exact = i + 1 >= recorded.Count || recorded[i + 1].Log is not null || same[i + 1];
            if (recorded[i].Log is { } log && !IsSameLog(log, actual[i].Log!, exact))
            {
                differences.Add(new Difference(AnswerAspect.Logs, string.Create(CultureInfo.InvariantCulture, $"log {i}"), Excerpt.Of(log), Excerpt.Of(actual[i].Log!)));
            }
        }

        return differences;
    }

    private IEnumerable<Difference> ComparePart(StreamedMessage recorded, StreamedMessage actual, bool isOrdered)
    {
        string where = string.Create(CultureInfo.InvariantCulture, $"{recorded.Name}[{recorded.QueryId}] part {recorded.Part}");
        if (recorded.Name != actual.Name || recorded.QueryId != actual.QueryId || recorded.Part != actual.Part)
        {
            yield return new Difference(AnswerAspect.Rows, "part", where, string.Create(CultureInfo.InvariantCulture, $"{actual.Name}[{actual.QueryId}] part {actual.Part}"));
        }

        foreach (Difference difference in _json.Compare(where + " rows", recorded.Response, actual.Response, isOrdered))
        {
            yield return difference;
        }

        if (!recorded.Columns.SequenceEqual(actual.Columns, StringComparer.Ordinal))
        {
            yield return new Difference(AnswerAspect.Columns, $"{where} columns", string.Join(",", recorded.Columns), string.Join(",", actual.Columns));
        }
    }

    private bool IsSameLog(string recorded, string actual, bool exact)
    {
        string left = VolatileText.Normalize(recorded);
        string right = VolatileText.Normalize(actual);
        if (!exact)
        {
            left = VolatileText.WithoutSize(left);
            right = VolatileText.WithoutSize(right);
        }

        return left == right || identifiers.Unify(left, right);
    }

    private static string Shape(StreamedMessage message) => message.Log is null ? "part" : "log";

    private static string Lines(IReadOnlyList<StreamedMessage> messages) =>
        string.Join('\n', messages.Select(static message => Excerpt.Of(message.Log?.TrimEnd('\n') ?? message.Response)));
}
