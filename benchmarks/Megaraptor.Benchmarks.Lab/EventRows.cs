using System.Globalization;
using System.Text;

namespace Megaraptor.Benchmarks.Lab;

/// <summary>Rows such as an artifact about started processes returns: about 440 bytes of JSON each.</summary>
internal static class EventRows
{
    /// <summary>One row in this many is of the user that the queries look for.</summary>
    public const int Rarity = 1000;

    /// <summary>Makes rows.</summary>
    /// <param name="count">How many.</param>
    /// <returns>A line for each.</returns>
    public static byte[] Of(int count)
    {
        using var lines = new MemoryStream();
        for (int i = 0; i < count; i++)
        {
            lines.Write(Row(i));
        }

        return lines.ToArray();
    }

    /// <summary>Writes rows into a file until it has a size.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">The size in bytes; the last row may exceed it.</param>
    public static void Write(string path, long size)
    {
        using FileStream file = File.Create(path, 1 << 20);
        for (int i = 0; file.Position < size; i++)
        {
            file.Write(Row(i));
        }
    }

    private static byte[] Row(int i)
    {
        string user = i % Rarity == 0 ? "CORP\\\\backup" : "CORP\\\\user" + (i % 97).ToString(CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"EventTime":"2024-05-17T09:{{i / 60 % 60:00}}:{{i % 60:00}}.{{i % 1000:000}}1234Z","EventID":4688,"Computer":"ws-{{i % 200}}.corp.example","Username":"{{user}}","Pid":{{i % 65536}},"Ppid":{{i % 4096}},"Image":"C:\\Windows\\System32\\svchost.exe","CommandLine":"C:\\Windows\\system32\\svchost.exe -k netsvcs -p -s Schedule {{i}}","Hash":{"MD5":"9520a99e77d6196d0d09833146424113","SHA256":"dd191a5b23df92e12a8852291f9fb5ed594b76a28a5a464418442584afd1e048"},"Signed":true,"Authenticode":null}

            """));
    }
}
