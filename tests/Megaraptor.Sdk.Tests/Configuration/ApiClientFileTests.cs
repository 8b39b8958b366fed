using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Tests.Configuration;

/// <summary>The file itself: not there, not readable, readable by too many.</summary>
[SupportedOSPlatform("linux")]
public sealed class ApiClientFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("megaraptor-").FullName;
    private readonly string _path;

    public ApiClientFileTests()
    {
        _path = Path.Combine(_folder, "api_client.yaml");
        using var authority = new TestAuthority();
        using X509Certificate2 client = authority.Issue("alice");
        File.WriteAllText(_path, ApiClientYaml.Of(authority, client));
        SetMode(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_of_the_owner_alone_is_read_without_a_warning()
    {
        using var configuration = ApiClientConfiguration.FromFile(_path);

        configuration.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Should.Throw<ConfigurationException>(() => ApiClientConfiguration.FromFile(_path + "x")).Message.ShouldBe($"There is no file {_path}x.");

    [Fact]
    public void A_folder_is_told_apart_from_a_file() =>
        Should.Throw<ConfigurationException>(() => ApiClientConfiguration.FromFile(_folder)).Message.ShouldBe($"{_folder} is a folder, not an API client configuration.");

    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_file_that_others_can_read_or_change_is_refused(UnixFileMode excess)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes on Windows.");
        SetMode(UnixFileMode.UserRead | UnixFileMode.UserWrite | excess);

        Should.Throw<ConfigurationException>(() => ApiClientConfiguration.FromFile(_path)).Hint.ShouldBe($"Run: chmod 600 {_path}");
    }

    [Fact]
    public void A_file_that_its_group_can_read_is_a_warning()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes on Windows.");
        SetMode(UnixFileMode.UserRead | UnixFileMode.GroupRead);
        using var configuration = ApiClientConfiguration.FromFile(_path);

        configuration.Warnings.ShouldHaveSingleItem().ShouldContain("0440");
    }

    [Fact]
    public void A_link_is_judged_by_the_file_it_leads_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes on Windows.");
        SetMode(UnixFileMode.UserRead | UnixFileMode.OtherRead);
        string link = Path.Combine(_folder, "link.yaml");
        File.CreateSymbolicLink(link, _path);

        Should.Throw<ConfigurationException>(() => ApiClientConfiguration.FromFile(link));
    }

    [Fact]
    public void A_file_far_too_large_is_not_read()
    {
        File.WriteAllText(_path, new string('#', (1 << 20) + 1));

        Should.Throw<ConfigurationException>(() => ApiClientConfiguration.FromFile(_path)).Message.ShouldContain("bytes long");
    }

    private void SetMode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_path, mode);
        }
    }
}
