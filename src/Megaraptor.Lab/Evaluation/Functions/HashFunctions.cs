using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Files;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that measure data.</summary>
internal static class HashFunctions
{
    private const long DefaultMaxSize = 100 * 1024 * 1024;
    private const string MaxSizeVariable = "HASH_MAX_SIZE";

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("hash", Hash) with { Version = 3 },
        Define.Function("entropy", static call => Entropy(StringEscapes.ToBytes(call.Text("string")))) with { OnFailure = false },
        Define.Function("similarity", Similarity) with { OnFailure = 0 },
    ];

    [SuppressMessage("Security", "CA5350", Justification = "The server computes the hashes by which files are known.")]
    [SuppressMessage("Security", "CA5351", Justification = "The server computes the hashes by which files are known.")]
    private static object? Hash(Call call)
    {
        using Stream? file = Open(call);
        if (file is null)
        {
            return null;
        }

        using IncrementalHash md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using IncrementalHash sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        using IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        IReadOnlyList<string> selected = call.Texts("hashselect");
        string[] wanted = selected.Count == 0 ? ["md5", "sha1", "sha256"] : [.. selected.Select(static name => name is "MD5" or "SHA1" or "SHA256" ? name.ToLowerInvariant() : name)];
        if (wanted.FirstOrDefault(static name => name is not ("md5" or "sha1" or "sha256")) is { } unknown)
        {
            call.Query.Log($"hashselect option {unknown} not recognized (should be md5, sha1, sha256)");
            return null;
        }

        Feed(call, file, [md5, sha1, sha256]);
        return new VqlDict(3)
            .Set("MD5", wanted.Contains("md5") ? Convert.ToHexStringLower(md5.GetHashAndReset()) : string.Empty)
            .Set("SHA1", wanted.Contains("sha1") ? Convert.ToHexStringLower(sha1.GetHashAndReset()) : string.Empty)
            .Set("SHA256", wanted.Contains("sha256") ? Convert.ToHexStringLower(sha256.GetHashAndReset()) : string.Empty);
    }

    /// <summary>A file that cannot be opened has no hash; nothing is logged for it.</summary>
    private static Stream? Open(Call call)
    {
        FileAccessor accessor = FileAccessors.Demand(call.Query, call.Text("accessor"));
        try
        {
            return accessor.Open!(call.Scope, call.Path("path")!);
        }
        catch (CallFailedException)
        {
            return null;
        }
    }

    /// <summary>Reading stops with the block in which a file becomes too large; that block is not counted.</summary>
    private static void Feed(Call call, Stream file, ReadOnlySpan<IncrementalHash> hashes)
    {
        long maxSize = call.Integer("max_size");
        if (maxSize == 0 && call.Scope.TryResolve(MaxSizeVariable, out object? variable) && VqlValue.TryInteger(variable, out long configured))
        {
            maxSize = configured;
        }

        maxSize = maxSize == 0 ? DefaultMaxSize : maxSize;
        var buffer = new byte[64 * 1024];
        long count = 0;
        while (file.Read(buffer) is > 0 and var read)
        {
            call.Query.Cancellation.ThrowIfCancellationRequested();
            count += read;
            if (count > maxSize)
            {
                LogFunctions.LogOnce(call.Query, "Hash of %v aborted due to exceeding size", call.Path("path"));
                return;
            }

            foreach (IncrementalHash hash in hashes)
            {
                hash.AppendData(buffer, 0, read);
            }
        }
    }

    /// <summary>Shannon's entropy in bits a byte, cut to two decimals.</summary>
    private static double Entropy(byte[] data)
    {
        double sum = 0;
        foreach (IGrouping<byte, byte> group in data.GroupBy(static b => b))
        {
            double share = (double)group.Count() / data.Length;
            sum += share * Math.Log2(share);
        }

        return Math.Floor(-sum * 100) / 100;
    }

    /// <summary>The share of the keys of two dicts whose values agree.</summary>
    private static object? Similarity(Call call)
    {
        VqlDict first = call.Dict("set1")!;
        VqlDict second = call.Dict("set2")!;
        string[] keys = [.. first.Keys.Union(second.Keys, StringComparer.Ordinal)];
        if (keys.Length == 0)
        {
            return 0;
        }

        int differences = keys.Count(key => !first.TryGet(key, out object? left) || !second.TryGet(key, out object? right) || !Equality.Of(call.Scope, left, right));
        return 1.0 - ((double)differences / keys.Length);
    }
}
