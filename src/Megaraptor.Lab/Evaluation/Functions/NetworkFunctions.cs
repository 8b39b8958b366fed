using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Network;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions on network addresses and versions.</summary>
internal static class NetworkFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("ip", Ip) with { OnFailure = false },
        Define.Function("cidr_contains", CidrContains) with { OnFailure = false },
        Define.Function("url", Url) with { OnFailure = false },
        Define.Function("semver", Version) with { Version = 1 },
    ];

    private static object? Ip(Call call)
    {
        if (call.Text("parse") is { Length: > 0 } text)
        {
            return GoAddress.Parse(text);
        }

        if (call.Integer("netaddr4_le") is > 0 and var little)
        {
            return GoAddress.FromInteger(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(unchecked((uint)little)));
        }

        return GoAddress.FromInteger(unchecked((uint)call.Integer("netaddr4_be")));
    }

    private static object? CidrContains(Call call)
    {
        GoAddress? address = GoAddress.Parse(call.Text("ip"));
        foreach (string range in call.Texts("ranges"))
        {
            AddressRange parsed = AddressRange.Parse(range) ?? throw new CallFailedException($"invalid CIDR address: {range}");
            if (address is not null && parsed.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    private static object? Url(Call call)
    {
        if (call.Text("parse") is { Length: > 0 } text)
        {
            return GoUrlParser.Parse(text);
        }

        return new GoUrl
        {
            Scheme = call.Text("scheme"),
            Host = call.Text("host"),
            Path = UrlQuery.NormalizePath(call.Text("path")),
            RawQuery = UrlQuery.Encode(call.Scope, call.Value("query")),
            Fragment = call.Text("fragment"),
        };
    }

    private static object? Version(Call call)
    {
        string text = call.Text("version");
        if (text.Length == 0)
        {
            return null;
        }

        return SemanticVersion.Parse(text) ?? throw new CallFailedException($"invalid semantic version '{text}'");
    }
}
