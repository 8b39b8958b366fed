using System.Globalization;

namespace Megaraptor.Lab.Synthetic;

/// <summary>A person with an account on a host.</summary>
/// <param name="Name">The account.</param>
/// <param name="FullName">The person.</param>
/// <param name="Uid">The number of the account; on Windows the last part of its SID.</param>
/// <param name="Home">The home directory.</param>
/// <param name="Sid">The SID; empty where there is none.</param>
internal sealed record SyntheticUser(string Name, string FullName, int Uid, string Home, string Sid)
{
    /// <summary>Some names need care wherever they are quoted, escaped or matched.</summary>
    private static readonly (string Name, string FullName)[] s_people =
    [
        ("anna.weber", "Anna Weber"), ("ben.okafor", "Ben Okafor"), ("chen.li", "Chen Li"), ("d.o'brien", "Deirdre O'Brien"),
        ("eva.lindqvist", "Eva Lindqvist"), ("f.müller", "Friedrich \"Fritz\" Müller"), ("g.nunez", "Gabriela Núñez"), ("hiro", "山田 ヒロ"),
        ("ines.costa", "Inês Costa"), ("jan.kowalski", "Jan Kowalski"), ("kim", "Kim & Partner <ext>"), ("l.svc", "Service \\ Backup"),
    ];

    /// <summary>The people of a host: two to four.</summary>
    public static IReadOnlyList<SyntheticUser> Of(SyntheticHost host)
    {
        Noise noise = host.Noise(NoiseTopic.People);
        int first = noise.Next(s_people.Length);
        int count = 2 + noise.Next(3);
        string domain = string.Create(CultureInfo.InvariantCulture, $"S-1-5-21-{noise.Next(int.MaxValue)}-{noise.Next(int.MaxValue)}-{noise.Next(int.MaxValue)}");
        return [.. Enumerable.Range(0, count).Select(i => Of(host.System, s_people[(first + (i * 5)) % s_people.Length], i, domain))];
    }

    private static SyntheticUser Of(string system, (string Name, string FullName) person, int index, string domain) => system switch
    {
        SyntheticHost.Windows => new SyntheticUser(person.Name, person.FullName, 1001 + index, @"C:\Users\" + person.Name, string.Create(CultureInfo.InvariantCulture, $"{domain}-{1001 + index}")),
        SyntheticHost.Linux => new SyntheticUser(person.Name, person.FullName, 1000 + index, "/home/" + person.Name, ""),
        _ => new SyntheticUser(person.Name, person.FullName, 501 + index, "/Users/" + person.Name, ""),
    };
}
