using System.Globalization;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Artifacts;

/// <content>Checking definitions.</content>
public partial class ArtifactOperations
{
    /// <summary>Let the server check an artifact definition without storing it: unknown plugins and arguments, missing permissions, YAML and VQL syntax.</summary>
    /// <param name="definition">The definition in YAML, or the name of an artifact that exists.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>Errors, warnings, and the permissions that it needs.</returns>
    [Operation("verify_artifact", Effect.Read, Needs = Permission.ReadResults, Verb = "artifacts verify")]
    public virtual async Task<ArtifactVerification> VerifyAsync(string definition, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<VerifyRow> rows = await ReadVerificationAsync(definition, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        VqlValue verdict = rows is [var row] ? row.Verdict : default;
        if (verdict.IsNull)
        {
            throw new MegaraptorException(MegaraptorErrorCode.ServerError, "The server gave no verdict on the definition, and did not say why.", "It is not known whether it is valid. Look into the server's log.");
        }

        string[] errors = Texts(verdict["Errors"]);
        return new ArtifactVerification(errors.Length == 0, errors, [.. verdict["Warnings"].Elements().Select(Warning)], Texts(verdict["Permissions"]));
    }

    /// <summary>The texts of a list; the server writes an empty one as null.</summary>
    private static string[] Texts(VqlValue list) => list.IsNull ? [] : [.. list.Elements().Select(static item => item.ToString())];

    /// <summary>A warning's words: the server sends a pattern and its arguments apart.</summary>
    private static string Warning(VqlValue warning)
    {
        string message = warning["Message"].ToString();
        IReadOnlyList<VqlValue> arguments = warning["Args"].IsNull ? [] : warning["Args"].Elements();
        for (int i = 0; i < arguments.Count; i++)
        {
            message = message.Replace(string.Create(CultureInfo.InvariantCulture, $"%[{i + 1}]v"), arguments[i].ToString(), StringComparison.Ordinal);
        }

        return message;
    }

    [Vql("SELECT verify(artifact=@definition) AS verdict FROM scope()")]
    private partial VqlRows<VerifyRow> ReadVerificationAsync(string definition, CancellationToken cancellationToken);

    internal sealed record VerifyRow(VqlValue Verdict);
}
