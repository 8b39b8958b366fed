using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Evidence;

/// <summary>
/// Names a row of a collection, and what it held: <c>mr1:ORG/CLIENT/FLOW/ARTIFACT/SOURCE/ROW#SHA256</c>, with <c>-</c> for an
/// artifact without named sources. It fits into a report, and <c>get_evidence</c> finds the row again and says whether it changed.
/// </summary>
/// <param name="OrgId">The org; <c>root</c> for the root org.</param>
/// <param name="ClientId">The client; <c>server</c> for artifacts that ran on the server.</param>
/// <param name="FlowId">The flow.</param>
/// <param name="Artifact">The artifact.</param>
/// <param name="Source">Its source; null when its sources have no names.</param>
/// <param name="Row">The place of the row in the source, from 0.</param>
/// <param name="Sha256">The SHA-256 of the row's canonical JSON, in lower-case hexadecimal.</param>
public sealed record EvidenceReference(string OrgId, string ClientId, string FlowId, string Artifact, string? Source, long Row, string Sha256)
{
    /// <summary>The column in which rows carry their reference.</summary>
    public const string Column = "_Ref";

    private const string Scheme = "mr1:";
    private const string NoSource = "-";
    private const int HashLength = 64;
    private const string Root = "root";

    /// <summary>Reads a reference.</summary>
    /// <param name="text">The reference.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="InvalidArgumentException">It is none.</exception>
    public static EvidenceReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out EvidenceReference? reference)
            ? reference
            : throw new InvalidArgumentException("This is no evidence reference.", "References look like mr1:root/C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux.Sys.Pslist/-/17#… and are given whole, as _Ref of a row: ask for rows with references.");
    }

    /// <summary>Reads a reference.</summary>
    /// <param name="text">The reference.</param>
    /// <param name="reference">The reference.</param>
    /// <returns>False when it is none. Each row has one reference only: another spelling of the same is none.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EvidenceReference? reference)
    {
        reference = null;
        if (text is null
            || !text.StartsWith(Scheme, StringComparison.Ordinal)
            || text[Scheme.Length..].Split('#') is not [var place, var hash]
            || place.Split('/') is not [var org, var client, var flow, var artifact, var source, var row]
            || !long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out long index)
            || hash.Length != HashLength
            || !hash.All(char.IsAsciiHexDigitLower)
            || org.Length == 0
            || !org.All(char.IsAsciiLetterOrDigit)
            || !IsPlace(client, flow, artifact)
            || Decode(source) is not { Length: > 0 } name)
        {
            return false;
        }

        var read = new EvidenceReference(org, client, flow, artifact, source == NoSource ? null : name, index, hash);
        reference = read.ToString() == text ? read : null;
        return reference is not null;
    }

    /// <summary>The reference of a row.</summary>
    /// <param name="orgId">The org.</param>
    /// <param name="clientId">The client.</param>
    /// <param name="flowId">The flow.</param>
    /// <param name="source">The artifact, or artifact/source.</param>
    /// <param name="index">The row's place, from 0.</param>
    /// <param name="row">The row as it is stored.</param>
    /// <returns>The reference.</returns>
    internal static EvidenceReference Of(string orgId, string clientId, string flowId, string source, long index, VqlRow row)
    {
        string[] parts = source.Split('/', 2);
        return new EvidenceReference(orgId, clientId, flowId, parts[0], parts.Length > 1 ? parts[1] : null, index, RowDigest.Of(row));
    }

    /// <summary>The org in which a client asks, as references name it.</summary>
    internal static string OrgOf(VelociraptorClient client) => string.IsNullOrEmpty(client.OrgId) ? Root : client.OrgId;

    /// <summary>The name by which the server knows the source: artifact, or artifact/source.</summary>
    internal string SourceName => Source is null ? Artifact : $"{Artifact}/{Source}";

    /// <summary>The reference as text.</summary>
    /// <returns>The text, which <see cref="Parse"/> reads.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Scheme}{Encode(OrgId)}/{Encode(ClientId)}/{Encode(FlowId)}/{Encode(Artifact)}/{(Source is null ? NoSource : Source == NoSource ? "%2D" : Encode(Source))}/{Row}#{Sha256}");

    private static bool IsPlace(string client, string flow, string artifact)
    {
        try
        {
            Identifiers.CheckClient(client);
            Identifiers.CheckFlow(flow);
            ArtifactNames.Check(artifact);
            return true;
        }
        catch (InvalidArgumentException)
        {
            return false;
        }
    }

    private static string Encode(string part)
    {
        var text = new StringBuilder(part.Length);
        foreach (byte b in Encoding.UTF8.GetBytes(part))
        {
            char c = (char)b;
            _ = char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? text.Append(c) : text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return text.ToString();
    }

    private static string? Decode(string part)
    {
        var bytes = new List<byte>(part.Length);
        for (int i = 0; i < part.Length; i++)
        {
            if (part[i] == '%')
            {
                if (i + 2 >= part.Length || !byte.TryParse(part.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte escaped))
                {
                    return null;
                }

                bytes.Add(escaped);
                i += 2;
            }
            else if (part[i] < 0x80)
            {
                bytes.Add((byte)part[i]);
            }
            else
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
