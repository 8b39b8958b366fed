using System.Text.Json.Nodes;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>Values in every place of every operation that takes text: none of them becomes part of a query.</summary>
public sealed class HostileValueTests(MatrixLab lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Operations => [.. DeclaredOperations.OnServer.Select(static operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_value_never_becomes_part_of_a_query(string name)
    {
        OperationDescriptor operation = DeclaredOperations.All.Find(name)!;
        JsonObject sample = await SampleCalls.All[name](lab.Admin, SampleIds.OfLab, Token);
        if (operation.Parameters.Any(static parameter => parameter.Name == "wait_seconds"))
        {
            // What was sent is the question here, and not what became of it.
            sample["wait_seconds"] = 0;
        }

        foreach (string value in HostileValues.All)
        {
            foreach ((string place, JsonObject arguments) in HostileValues.In(operation, sample, value))
            {
                Attempt attempt = await lab.CallAsync(operation, arguments, static _ => null, ["administrator", "api"], Token);
                foreach (string text in attempt.Sent.SelectMany(static sent => sent.Call.Texts))
                {
                    text.ShouldNotContain(value, Case.Sensitive, $"{name}: {place}");
                    VqlSyntax.Parse(text).IsValid.ShouldBeTrue($"{name}: {place} = {value}: {text}");
                }
            }
        }
    }
}
