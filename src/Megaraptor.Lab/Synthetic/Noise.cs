namespace Megaraptor.Lab.Synthetic;

/// <summary>Numbers that look random and follow from a seed, a host and a topic. Topics are independent: more numbers of one leave the others as they are.</summary>
internal struct Noise
{
    private ulong _state;

    private Noise(ulong state) => _state = state;

    /// <summary>Begins the numbers of a topic.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="number">The host.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="item">Which of several things of the topic.</param>
    public static Noise Of(int seed, int number, NoiseTopic topic, long item = 0) =>
        new(Mix(Mix(Mix((uint)seed) ^ (uint)number) ^ ((ulong)topic << 56) ^ (ulong)item));

    /// <summary>Any number.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>A number from 0 up to a limit, which is not reached.</summary>
    public int Next(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Whether something happens.</summary>
    /// <param name="percent">How likely it is.</param>
    public bool Happens(int percent) => Next(100) < percent;

    /// <summary>One of some things.</summary>
    public T Pick<T>(IReadOnlyList<T> things) => things[Next(things.Count)];

    /// <summary>Digits in hexadecimal, two a byte.</summary>
    public string Hex(int bytes)
    {
        Span<byte> digits = stackalloc byte[bytes];
        for (int i = 0; i < bytes; i++)
        {
            digits[i] = (byte)Next();
        }

        return Convert.ToHexStringLower(digits);
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}

/// <summary>What numbers are for. The values are part of what a seed means: add at the end, and change none.</summary>
internal enum NoiseTopic : byte
{
    Id = 1,
    Needle,
    System,
    Presence,
    Name,
    Seen,
    People,
    Processes,
    Connections,
    Files,
    Services,
    Tasks,
    Prefetch,
    Events,
    MasterFileTable,
    Journal,
    Autoruns,
    Programs,
}
