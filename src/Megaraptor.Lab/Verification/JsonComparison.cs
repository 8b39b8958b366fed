using System.Globalization;
using System.Text.Json;

namespace Megaraptor.Lab.Verification;

/// <summary>Compares rows: everything counts, the order of members too, but for identifiers and times that are new in each run.</summary>
/// <param name="identifiers">The identifiers that are known to mean the same.</param>
internal sealed class JsonComparison(IdentifierMap identifiers)
{
    private const int MostDifferences = 20;

    /// <summary>Members that hold spans of time, whatever their size.</summary>
    private static readonly HashSet<string> s_spans = new(StringComparer.Ordinal) { "duration", "execution_duration", "Uptime" };

    /// <summary>Members that say where a call came from, or when the server started.</summary>
    private static readonly HashSet<string> s_circumstances = new(StringComparer.Ordinal) { "last_ip_address", "ClientStart" };

    /// <summary>Members that list things in the order in which they came about, which is never the same twice: queries of a collection run side by side.</summary>
    private static readonly HashSet<string> s_unordered = new(StringComparer.Ordinal) { "query_stats", "artifacts_with_results" };

    private readonly List<Difference> _differences = [];

    /// <summary>Compares two JSON texts.</summary>
    /// <param name="where">Where they stand.</param>
    /// <param name="recorded">The recorded text.</param>
    /// <param name="actual">The text that came.</param>
    /// <param name="isOrdered">Whether the order of the rows counts.</param>
    /// <returns>Where they differ.</returns>
    public IReadOnlyList<Difference> Compare(string where, string recorded, string actual, bool isOrdered = true)
    {
        _differences.Clear();
        if (recorded == actual)
        {
            return _differences;
        }

        using var left = JsonDocument.Parse(recorded);
        using var right = JsonDocument.Parse(actual);
        if (!isOrdered && right.RootElement.ValueKind == JsonValueKind.Array && TryMatchAll(left.RootElement, right.RootElement))
        {
            return [];
        }

        Compare(where, "", left.RootElement, right.RootElement);
        return [.. _differences];
    }

    private void Compare(string where, string member, JsonElement recorded, JsonElement actual)
    {
        if (_differences.Count >= MostDifferences)
        {
            return;
        }

        if (recorded.ValueKind == JsonValueKind.String && VolatileText.IsWithheld(recorded.GetString()!))
        {
            return;
        }

        if (recorded.ValueKind != actual.ValueKind)
        {
            Report(where, recorded, actual);
            return;
        }

        switch (recorded.ValueKind)
        {
            case JsonValueKind.Object:
                CompareObjects(where, recorded, actual);
                break;
            case JsonValueKind.Array:
                CompareArrays(where, member, recorded, actual);
                break;
            case JsonValueKind.String when !IsSameText(member, recorded.GetString()!, actual.GetString()!):
            case JsonValueKind.Number when !IsSameNumber(member, recorded, actual):
                Report(where, recorded, actual);
                break;
        }
    }

    private void CompareObjects(string where, JsonElement recorded, JsonElement actual)
    {
        JsonProperty[] left = [.. recorded.EnumerateObject()];
        JsonProperty[] right = [.. actual.EnumerateObject()];
        if (!left.Select(static property => property.Name).SequenceEqual(right.Select(static property => property.Name), StringComparer.Ordinal))
        {
            string[] names = [.. left.Select(property => identifiers.Translate(property.Name))];
            if (!names.SequenceEqual(right.Select(static property => property.Name), StringComparer.Ordinal))
            {
                _differences.Add(new Difference(AnswerAspect.Rows, $"{where} members", string.Join(",", names), string.Join(",", right.Select(static property => property.Name))));
                return;
            }
        }

        for (int i = 0; i < left.Length; i++)
        {
            Compare($"{where}.{left[i].Name}", left[i].Name, left[i].Value, right[i].Value);
        }
    }

    private void CompareArrays(string where, string member, JsonElement recorded, JsonElement actual)
    {
        if (recorded.GetArrayLength() != actual.GetArrayLength())
        {
            _differences.Add(new Difference(AnswerAspect.Rows, $"{where} length", recorded.GetArrayLength().ToString(CultureInfo.InvariantCulture), actual.GetArrayLength().ToString(CultureInfo.InvariantCulture)));
            return;
        }

        if (s_unordered.Contains(member) && TryMatchAll(recorded, actual))
        {
            return;
        }

        int index = 0;
        foreach ((JsonElement left, JsonElement right) in recorded.EnumerateArray().Zip(actual.EnumerateArray()))
        {
            Compare($"{where}[{index++}]", member, left, right);
        }
    }

    /// <summary>Finds for each recorded item one of those that came.</summary>
    private bool TryMatchAll(JsonElement recorded, JsonElement actual)
    {
        List<JsonElement> left = [.. actual.EnumerateArray()];
        int mark = identifiers.Mark;
        int known = _differences.Count;
        foreach (JsonElement item in recorded.EnumerateArray())
        {
            int found = left.FindIndex(candidate =>
            {
                int before = identifiers.Mark;
                Compare("", "", item, candidate);
                bool isSame = _differences.Count == known;
                _differences.RemoveRange(known, _differences.Count - known);
                if (!isSame)
                {
                    identifiers.Forget(before);
                }

                return isSame;
            });
            if (found < 0)
            {
                identifiers.Forget(mark);
                return false;
            }

            left.RemoveAt(found);
        }

        return left.Count == 0;
    }

    private bool IsSameText(string member, string recorded, string actual)
    {
        if (recorded == actual || identifiers.Unify(recorded, actual))
        {
            return true;
        }

        if (s_circumstances.Contains(member))
        {
            return actual.Length > 0;
        }

        if (RunTime.TryMatchNumbers(recorded, actual))
        {
            return true;
        }

        string left = VolatileText.WithoutSize(VolatileText.Normalize(recorded));
        string right = VolatileText.WithoutSize(VolatileText.Normalize(actual));
        return left == right || identifiers.Unify(left, right);
    }

    private static bool IsSameNumber(string member, JsonElement recorded, JsonElement actual) =>
        recorded.GetRawText() == actual.GetRawText()
        || (s_spans.Contains(member) && recorded.GetDouble() > 0 == actual.GetDouble() > 0)
        || RunTime.TryMatch(recorded, actual);

    private void Report(string where, JsonElement recorded, JsonElement actual) =>
        _differences.Add(new Difference(AnswerAspect.Rows, where, Excerpt.Of(identifiers.Translate(recorded.GetRawText())), Excerpt.Of(actual.GetRawText())));
}
