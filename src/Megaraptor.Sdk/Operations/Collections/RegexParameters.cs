using System.Text.Json;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Collections;

/// <summary>
/// Refuses expressions that the endpoint could not compile: there one matches nothing, and "nothing found" is what the case
/// would read. The server, whose expressions they are (RE2), is asked to compile each.
/// </summary>
internal sealed partial class RegexParameters(VelociraptorClient client)
{
    private const string Complaint = "Compile regexp: ";

    internal async Task CheckAsync(ArtifactSpec spec, CancellationToken cancellationToken)
    {
        foreach ((ArtifactDetails artifact, ArtifactParameter parameter, string value) in spec.Given().ToArray())
        {
            foreach (string expression in Expressions(parameter, value))
            {
                await CheckAsync(artifact, parameter, expression, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static IReadOnlyList<string> Expressions(ArtifactParameter parameter, string value)
    {
        switch (parameter.Type)
        {
            case "regex" when value != parameter.Default && value.Length > 0:
                return [value];
            case "regex_array" when value != parameter.Default:
                using (JsonDocument list = JsonDocument.Parse(value))
                {
                    return [.. list.RootElement.EnumerateArray().Select(static item => item.ToString())];
                }

            default:
                return [];
        }
    }

    private async Task CheckAsync(ArtifactDetails artifact, ArtifactParameter parameter, string expression, CancellationToken cancellationToken)
    {
        VqlRows<Trial> rows = TryAsync(expression, cancellationToken);
        try
        {
            await rows.ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (VqlException failure) when (failure.Message.Contains(Complaint, StringComparison.Ordinal))
        {
            string words = failure.Message[(failure.Message.IndexOf(Complaint, StringComparison.Ordinal) + Complaint.Length)..];
            throw new InvalidArgumentException(
                $"{artifact.Name}: the parameter '{parameter.Name}' is no regular expression that the endpoint could compile: {Evidence.EvidenceText.Show(words)}",
                "Expressions are RE2: no lookaround and no backreferences; a backslash, dot or bracket that is meant as such needs a backslash before it.");
        }
    }

    [Vql("SELECT \"x\" =~ @expression AS matched FROM scope()")]
    private partial VqlRows<Trial> TryAsync(string expression, CancellationToken cancellationToken);

    internal sealed record Trial(bool? Matched);
}
