using System.Text.Json;
using System.Text.RegularExpressions;
using Megaraptor.Recordings;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Tests.Columns;

/// <summary>What is said about columns and types is what a real server returned.</summary>
public sealed partial class RecordedColumnTests
{
    [Fact]
    public void Columns_that_are_claimed_exactly_are_the_recorded_ones()
    {
        var differing = new List<string>();
        (int exact, int all) = (0, 0);
        foreach ((Exchange exchange, QueryColumns columns, ExchangeMessage part) in Parts())
        {
            all++;
            if (columns.IsExact)
            {
                exact++;
                IEnumerable<string> required = columns.Columns.Where(static column => !column.IsOptional).Select(static column => column.Name);
                bool inOrder = columns.Columns.Any(static column => column.IsOptional) || columns.Columns.Select(static column => column.Name).SequenceEqual(part.Columns);
                if (!inOrder || required.Except(part.Columns).Any() || part.Columns.Except(columns.Columns.Select(static column => column.Name)).Any())
                {
                    differing.Add($"{exchange.Name}: server [{string.Join("|", part.Columns)}] ours [{string.Join("|", columns.Columns.Select(static column => column.Name))}]");
                }
            }
        }

        differing.ShouldBeEmpty();
        TestContext.Current.SendDiagnosticMessage($"Exact columns: {exact} of {all} parts.");
        (exact / (double)all).ShouldBeGreaterThan(0.85);
    }

    [Fact]
    public void Columns_that_are_claimed_at_least_are_among_the_recorded_ones()
    {
        var differing = new List<string>();
        foreach ((Exchange exchange, QueryColumns columns, ExchangeMessage part) in Parts())
        {
            foreach (VqlColumn column in columns.Columns.Where(column => !column.IsOptional && !part.Columns.Contains(column.Name)))
            {
                differing.Add($"{exchange.Name}: {column.Name} is not in [{string.Join("|", part.Columns)}]");
            }
        }

        differing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_recorded_value_has_the_type_that_is_claimed()
    {
        var differing = new List<string>();
        int typed = 0;

        // A call that fails for its arguments answers NULL or FALSE and logs why, its name first.
        foreach ((Exchange exchange, QueryColumns columns, ExchangeMessage part) in Parts().Where(static part => !part.Exchange.Logs.Any(FailedCall().IsMatch)))
        {
            using JsonDocument rows = JsonDocument.Parse(part.Response!);
            foreach (JsonElement row in rows.RootElement.EnumerateArray())
            {
                foreach (VqlColumn column in columns.Columns.Where(static column => column.Type.Kind != VqlTypeKind.Any))
                {
                    if (row.TryGetProperty(column.Name, out JsonElement value))
                    {
                        typed++;
                        if (!Fits(column.Type, value))
                        {
                            differing.Add($"{exchange.Name}: {column.Name} is {column.Type} but {value.GetRawText()[..Math.Min(60, value.GetRawText().Length)]} in {exchange.Request.Vql[0]}");
                        }
                    }
                }
            }
        }

        differing.ShouldBeEmpty();
        typed.ShouldBeGreaterThan(1000);
    }

    [GeneratedRegex("^[A-Za-z_]+: ", RegexOptions.NonBacktracking)]
    private static partial Regex FailedCall();

    private static bool Fits(VqlType type, JsonElement value) => value.ValueKind switch
    {
        // NaN and infinite floats, lists of them, and times beyond the year 9999 are null in JSON.
        JsonValueKind.Null => type.IsNullable || type.Kind is VqlTypeKind.Float or VqlTypeKind.List,
        JsonValueKind.True or JsonValueKind.False => type.Kind == VqlTypeKind.Boolean,
        JsonValueKind.String => type.Kind is VqlTypeKind.String or VqlTypeKind.Time,
        JsonValueKind.Number => type.Kind == VqlTypeKind.Float || (type.Kind == VqlTypeKind.Integer && value.TryGetInt64(out _)),
        JsonValueKind.Array => type.Kind == VqlTypeKind.List && value.EnumerateArray().All(item => type.Element is null || type.Element.Kind == VqlTypeKind.Any || Fits(type.Element.OrNull(), item)),
        _ => type.Kind == VqlTypeKind.Dict && (type.Members is null || type.Members.Columns.All(member =>
            !value.TryGetProperty(member.Name, out JsonElement part) || member.Type.Kind == VqlTypeKind.Any || Fits(member.Type, part))),
    };

    private static IEnumerable<(Exchange Exchange, QueryColumns Columns, ExchangeMessage Part)> Parts()
    {
        foreach (Exchange exchange in Recording.Conformance.Concat(Recording.Session).Where(static exchange => exchange.Request.Vql.Count == 1))
        {
            VqlParseResult result = VqlSyntax.Parse(exchange.Request.Vql[0]);
            ColumnInference? inference = result.IsValid ? new ColumnInference(result.Script) : null;
            foreach (ExchangeMessage part in exchange.Messages.Where(static message => message.Response is not (null or "" or "[]")))
            {
                yield return (exchange, inference!.Of(((SelectStatement)result.Script.Statements[(int)part.QueryId]).Query), part);
            }
        }
    }
}
