using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Errors;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Operations.Collections;

/// <summary>Limits of a collection. What is null is as the artifact and the server have it.</summary>
public sealed record CollectionOptions
{
    /// <summary>When the endpoint gives up, in whole seconds of at least 1; the artifact's own limit, or 10 minutes, when null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Most CPU that it may use, from 1 to 100 percent.</summary>
    public int? CpuLimit { get; init; }

    /// <summary>Most input and output operations per second.</summary>
    public int? IopsLimit { get; init; }

    /// <summary>The collection is cancelled when it has more rows; the endpoint checks after each batch.</summary>
    public long? MaxRows { get; init; }

    /// <summary>The collection is cancelled when it uploads more bytes; 1 GiB when null.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Whether it runs beside what the endpoint is doing, without waiting for its turn.</summary>
    public bool Urgent { get; init; }

    /// <summary>The arguments of <c>collect_client()</c> that say so, each with a comma before it.</summary>
    internal string Arguments()
    {
        var text = new StringBuilder();
        Number("timeout", Timeout is { } timeout ? (long)Math.Ceiling(timeout.TotalSeconds) : null);
        Number("cpu_limit", CpuLimit, most: 100);
        Number("iops_limit", IopsLimit);
        Number("max_rows", MaxRows);
        Number("max_bytes", MaxBytes);
        if (Urgent)
        {
            text.Append(", urgent=TRUE");
        }

        return text.ToString();

        void Number(string name, long? value, long most = long.MaxValue)
        {
            if (value is { } number)
            {
                if (number < 1 || number > most)
                {
                    throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"The limit {name} is {number}."), most == long.MaxValue ? "Give at least 1, or leave it out." : "Give 1 to 100, or leave it out.");
                }

                text.Append(CultureInfo.InvariantCulture, $", {name}={VqlLiteral.Of(number)}");
            }
        }
    }
}
