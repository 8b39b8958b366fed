using System.Text.Json;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Tests.Reference;

/// <summary>The names of the server: what they take, need and can do.</summary>
public sealed class VqlReferenceTests
{
    [Fact]
    public void Every_name_of_the_facts_is_found_with_its_arguments()
    {
        using JsonDocument facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "artifacts-schema", "vql-reference.json")));
        foreach (JsonElement fact in facts.RootElement.EnumerateArray())
        {
            VqlNameKind kind = Enum.Parse<VqlNameKind>(fact.GetProperty("kind").GetString()!, ignoreCase: true);
            VqlName name = VqlReference.Default.Find(kind, fact.GetProperty("name").GetString()!).ShouldNotBeNull();
            name.Arguments.Select(static argument => argument.Name).ShouldBe(List(fact, "args").Select(static argument => argument.GetProperty("name").GetString()!));
            name.Arguments.Select(static argument => argument.IsRequired).ShouldBe(List(fact, "args").Select(static argument => Is(argument, "required")));
            name.Arguments.Select(static argument => argument.IsRepeated).ShouldBe(List(fact, "args").Select(static argument => Is(argument, "repeated")));
            name.Permissions.ShouldBe(List(fact, "permissions").Select(static permission => permission.GetString()!));

            // Recorded: these take arguments of any name, which their descriptions do not say.
            bool takesMore = name is { Name: "lazy_dict" } or { Name: "scope", Kind: VqlNameKind.Plugin };
            name.IsFreeForm.ShouldBe(Is(fact, "free_form_args") || takesMore, name.Name);
        }
    }

    [Fact]
    public void A_name_may_be_a_plugin_and_a_function()
    {
        VqlReference.Default.Find(VqlNameKind.Plugin, "stat").ShouldNotBeNull();
        VqlReference.Default.Find(VqlNameKind.Function, "stat").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(VqlNameKind.Plugin, "stat1")]
    [InlineData(VqlNameKind.Plugin, "")]
    [InlineData(VqlNameKind.Plugin, "client")]
    [InlineData(VqlNameKind.Plugin, "Clients")]
    [InlineData(VqlNameKind.Function, "clients")]
    public void What_is_no_name_is_not_found(VqlNameKind kind, string name) => VqlReference.Default.Find(kind, name).ShouldBeNull();

    [Fact]
    public void The_kinds_have_as_many_names_as_the_server() =>
        Enum.GetValues<VqlNameKind>().Select(static kind => VqlReference.Default.Names(kind).Count()).ShouldBe([145, 222, 43]);

    [Theory]
    [InlineData("pslst", "pslist")]
    [InlineData("client", "clients")]
    [InlineData("htpp_client", "http_client")]
    [InlineData("Flows", "flows")]
    public void A_misspelt_plugin_has_a_near_match(string written, string meant) => VqlReference.Default.NearTo(VqlNameKind.Plugin, written)[0].ShouldBe(meant);

    [Fact]
    public void A_name_that_is_near_to_nothing_has_no_match() => VqlReference.Default.NearTo(VqlNameKind.Plugin, "wholly_made_up").ShouldBeEmpty();

    [Fact]
    public void A_looked_up_name_is_read_once() =>
        VqlReference.Default.Find(VqlNameKind.Plugin, "glob").ShouldBeSameAs(VqlReference.Default.Find(VqlNameKind.Plugin, "glob"));

    [Fact]
    public void What_is_written_is_read_again()
    {
        VqlName glob = VqlReference.Default.Find(VqlNameKind.Plugin, "glob")!;
        var made = new VqlName(VqlNameKind.Function, "brand_new", ["EXECVE"], VqlPlatforms.Linux | VqlPlatforms.Windows, VqlEffects.None, "", [new("x", VqlArgumentType.Dict, true, true, VqlEffects.None)], true);
        VqlReference read = VqlReference.Default.With(VqlReference.Write([glob, made]));
        read.Find(VqlNameKind.Plugin, "glob").ShouldBeEquivalentTo(glob);
        VqlName again = read.Find(VqlNameKind.Function, "brand_new").ShouldNotBeNull();
        (again.Permissions.Single(), again.Platforms, again.IsFreeForm, again.Arguments.Single()).ShouldBe(("EXECVE", made.Platforms, true, made.Arguments[0]));
    }

    [Fact]
    public void A_name_that_only_a_file_knows_can_do_anything()
    {
        VqlReference read = VqlReference.Default.With($"{VqlReference.Header}\nplugin\tshiny\tREAD_RESULTS\tl\tNone\t-\n");
        read.Find(VqlNameKind.Plugin, "shiny")!.Effects.ShouldBe(VqlEffects.Unknown | VqlEffects.ReadResults);
    }

    [Fact]
    public void A_file_cannot_make_a_known_name_harmless()
    {
        VqlReference read = VqlReference.Default.With($"{VqlReference.Header}\nplugin\texecve\t-\tl\tNone\t-\targv:string\nfunction\tregex_replace\t-\tl\tNone\t-\treplace_lambda:string\n");
        read.Find(VqlNameKind.Plugin, "execve")!.Effects.ShouldBe(VqlEffects.Execute);
        read.Find(VqlNameKind.Function, "regex_replace")!.Argument("replace_lambda")!.Type.ShouldBe(VqlArgumentType.Lambda);
    }

    [Fact]
    public void A_name_that_demands_more_in_a_file_can_do_more() =>
        VqlReference.Default.With($"{VqlReference.Header}\nplugin\tclients\tREAD_RESULTS,NETWORK\tl\t-\t-\n").Find(VqlNameKind.Plugin, "clients")!.Effects
            .ShouldBe(VqlEffects.ReadResults | VqlEffects.Network);

    [Fact]
    public void A_file_leaves_the_other_names_as_they_are()
    {
        VqlReference read = VqlReference.Default.With($"{VqlReference.Header}\nplugin\tshiny\t-\tl\t-\t-\n");
        read.Names(VqlNameKind.Plugin).Count().ShouldBe(146);
        read.Find(VqlNameKind.Plugin, "clients").ShouldBe(VqlReference.Default.Find(VqlNameKind.Plugin, "clients"));
    }

    [Theory]
    [InlineData("plugin\tx\t-\tl\t-\t-\n", "Line 1")]
    [InlineData("# Megaraptor VQL reference 1\nnonsense\n", "Line 2")]
    [InlineData("# Megaraptor VQL reference 1\nplugin\tx\t-\n", "Line 2")]
    public void A_file_that_is_none_is_refused_with_the_line(string file, string where) =>
        Should.Throw<FormatException>(() => VqlReference.Default.With(file)).Message.ShouldStartWith(where);

    private static IEnumerable<JsonElement> List(JsonElement fact, string name) => fact.TryGetProperty(name, out JsonElement items) ? items.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static bool Is(JsonElement fact, string name) => fact.TryGetProperty(name, out JsonElement value) && value.GetBoolean();
}
