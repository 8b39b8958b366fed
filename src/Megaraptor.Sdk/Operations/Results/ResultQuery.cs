using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>
/// Writes a question as VQL in layers, each over the stored query before it: aliases shadow columns in WHERE, and ORDER BY
/// sees only what is selected, so that filtering, choosing and sorting do not share one SELECT.
/// </summary>
/// <param name="source">Whose rows.</param>
/// <param name="columns">Their columns.</param>
/// <param name="question">What is asked.</param>
internal sealed class ResultQuery(ResultSource source, ResultColumns columns, ResultQuestion question)
{
    /// <summary>The column in which the place of a row travels, from 1; it is no part of the answer.</summary>
    internal const string RowColumn = "__row";

    /// <summary>The column by which rows are sorted; it is no part of the answer.</summary>
    internal const string OrderColumn = "__order";

    private const string GroupCount = "__count";
    private const string CountColumn = "Count";

    private readonly BoundNames _names = new();
    private readonly StringBuilder _text = new();

    /// <summary>The name of the column with the count of a group.</summary>
    internal string CountName => question.GroupBy.Contains(CountColumn) ? "_" + CountColumn : CountColumn;

    /// <summary>The query.</summary>
    /// <param name="name">The source's name.</param>
    /// <param name="limit">The most rows; null for all.</param>
    internal VqlQuery ToQuery(string name, int? limit)
    {
        _text.Append(ServerVariables.Hidden(question.Names.Where(columns.Knows).Select(columns.ColumnOf)));
        _text.Append(CultureInfo.InvariantCulture, $"LET __all = SELECT *{(question.References ? $", count() AS {RowColumn}" : "")} FROM {source.Call(_names, name)}\n");
        _text.Append("LET __rows = SELECT * FROM __all");
        Where();
        _text.Append('\n');
        if (question.Count)
        {
            _text.Append(CultureInfo.InvariantCulture, $"SELECT count() AS {CountColumn} FROM __rows GROUP BY 1");
        }
        else if (question.GroupBy.Count > 0)
        {
            Group();
        }
        else
        {
            Choose();
        }

        if (limit is { } most)
        {
            _text.Append(" LIMIT").Append(VqlLiteral.Of(most + 1L));
        }

        return _names.ToQuery(_text.ToString());
    }

    private void Where()
    {
        var conditions = new ConditionText(_names);
        List<string> all = [.. question.Where.Select(condition => conditions.Of(condition, columns.Resolve(condition.Column)))];
        if (question.TimeColumn is { } time)
        {
            all.Add(conditions.Window(columns.Resolve(time), question.Since, question.Until));
        }

        if (all.Count > 0)
        {
            _text.Append(" WHERE ").AppendJoin(" AND ", all);
        }
    }

    private void Group()
    {
        string order = question.OrderBy ?? CountName;
        if (order != CountName && !question.GroupBy.Contains(order))
        {
            throw new InvalidArgumentException($"Groups are sorted by {CountName} or by a column of group_by, not by '{Evidence.EvidenceText.Show(order)}'.");
        }

        Together(question.GroupBy, $", count() AS {GroupCount}");

        // Without an order the largest groups come first.
        Sort(question.GroupBy, $", {GroupCount} AS {CountName}", order == CountName ? GroupCount : KeyOf(question.GroupBy, order), question.OrderBy is null || question.IsDescending);
    }

    private void Choose()
    {
        if (question.Distinct)
        {
            if (question.OrderBy is { } by && !question.Columns.Contains(by))
            {
                throw new InvalidArgumentException($"Distinct rows are sorted by one of columns, not by '{Evidence.EvidenceText.Show(by)}'.");
            }

            Together(question.Columns, "");
            Sort(question.Columns, "", question.OrderBy is { } chosen ? KeyOf(question.Columns, chosen) : null, question.IsDescending);
            return;
        }

        string selected = question.Columns.Count == 0 ? "*" : string.Join(", ", question.Columns.Select(name => $"{columns.Select(name, _names)} AS {Alias(name)}"));
        Order($"SELECT {selected}", "__rows", question.OrderBy is { } order ? columns.Select(order, _names) : null, question.IsDescending);
    }

    /// <summary>
    /// Rows that agree in some columns become one. GROUP BY takes the columns as one text, which tells 1 from "1" and NULL from
    /// "Null", as GROUP BY itself does not. The keys have names of their own: in GROUP BY an alias hides the column, and one of a
    /// row without that column would be looked for in itself.
    /// </summary>
    private void Together(IReadOnlyList<string> names, string more)
    {
        string[] keys = [.. names.Select((_, index) => Key(index))];
        _text.Append(CultureInfo.InvariantCulture, $"LET __keys = SELECT {string.Join(", ", names.Select((name, index) => $"{columns.Select(name, _names)} AS {Key(index)}"))} FROM __rows\n");
        _text.Append(CultureInfo.InvariantCulture, $"LET __groups = SELECT {string.Join(", ", keys)}{more} FROM __keys GROUP BY serialize(item=dict({string.Join(", ", keys.Select(static key => $"{key}={key}"))}), format=\"json\")\n");
    }

    private void Sort(IReadOnlyList<string> names, string more, string? order, bool isDescending) =>
        Order($"SELECT {string.Join(", ", names.Select((name, index) => $"{Key(index)} AS {Alias(name)}"))}{more}", "__groups", order, isDescending);

    private void Order(string select, string from, string? order, bool isDescending)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{select}{(order is null ? "" : $", {order} AS {OrderColumn}")} FROM {from}");
        if (order is not null)
        {
            _text.Append(CultureInfo.InvariantCulture, $" ORDER BY {OrderColumn}{(isDescending ? " DESC" : "")}");
        }
    }

    private static string Key(int index) => string.Create(CultureInfo.InvariantCulture, $"__key{index}");

    private static string KeyOf(IReadOnlyList<string> names, string name) => Key(names.ToList().IndexOf(name));

    private static string Alias(string name) => ResultColumns.Quote(name);
}
