using System.IO.Compression;
using Megaraptor.Lab.Fleet;

namespace Megaraptor.Lab.Tests.Fleet;

public sealed class RecordedFleetTests
{
    /// <summary>Set it to the file in the sources to write the fleet anew after the recordings changed.</summary>
    private const string UpdateVariable = "MEGARAPTOR_UPDATE_FLEET";

    [Fact]
    public void The_embedded_fleet_is_what_the_recordings_say()
    {
        FleetArchiveBuilder packed = FleetPacker.Pack();
        if (Environment.GetEnvironmentVariable(UpdateVariable) is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, packed.ToZip());
        }

        using ZipArchive embedded = FleetArchive.OpenEmbedded();
        embedded.Entries.Select(static entry => entry.FullName).Order(StringComparer.Ordinal).ShouldBe(packed.Entries.Keys);
        foreach (ZipArchiveEntry entry in embedded.Entries)
        {
            using var memory = new MemoryStream();
            using (Stream stream = entry.Open())
            {
                stream.CopyTo(memory);
            }

            memory.ToArray().AsSpan().SequenceEqual(packed.Entries[entry.FullName]).ShouldBeTrue(entry.FullName);
        }
    }
}
