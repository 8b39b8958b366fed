using System.Text.Json;
using Megaraptor.Recordings;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Tests.Reference;

/// <summary>A server's own description of its names becomes a reference.</summary>
public sealed class HelpEntryTests
{
    [Fact]
    public void A_recorded_row_becomes_the_name_of_the_reference()
    {
        Exchange help = Recording.Session.Single(static exchange => exchange.Name == "artifacts/help-one");
        using JsonDocument rows = JsonDocument.Parse(help.Messages.Single(static message => message.Response is not null).Response!);
        VqlName[] names = [.. rows.RootElement.EnumerateArray().Select(static row => Entry(row).ToName()!)];
        names.Select(static name => name.Name).ShouldBe(["clients", "collect_client", "hunt", "source"]);
        foreach (VqlName name in names)
        {
            VqlName known = VqlReference.Default.Find(name.Kind, name.Name)!;
            name.Permissions.ShouldBe(known.Permissions);
            name.Arguments.Select(static argument => argument with { Effects = 0 }).ShouldBe(known.Arguments.Select(static argument => argument with { Effects = 0 }));
        }
    }

    [Theory]
    [InlineData("Nonsense", "x")]
    [InlineData("Plugin", "")]
    public void An_entry_of_no_known_kind_is_left_out(string type, string name) => new HelpEntry(name, type, [], "", [], false).ToName().ShouldBeNull();

    [Fact]
    public void Platforms_and_free_arguments_are_kept()
    {
        VqlName name = new HelpEntry("x", "Function", [], "EXECVE, NETWORK", ["linux_amd64_cgo", "windows_386_cgo"], true).ToName()!;
        name.Platforms.ShouldBe(VqlPlatforms.Linux | VqlPlatforms.Windows);
        name.Permissions.ShouldBe(["EXECVE", "NETWORK"]);
        name.IsFreeForm.ShouldBeTrue();
    }

    private static HelpEntry Entry(JsonElement row) => new(
        Text(row, "name"),
        Text(row, "type"),
        [.. row.GetProperty("args").EnumerateArray().Select(static argument => new HelpArgument(Text(argument, "name"), Text(argument, "type"), Is(argument, "required"), Is(argument, "repeated")))],
        Text(row.GetProperty("metadata"), "permissions"),
        [],
        false);

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";

    private static bool Is(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) && value.GetBoolean();
}
