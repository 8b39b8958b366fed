using System.Security.Cryptography;
using Megaraptor.Cli.Tests.Harness;
using Megaraptor.CommandLine;

namespace Megaraptor.Cli.Tests.Commands;

/// <summary>Several servers on one command line, keys under a password, and every org of a server.</summary>
public sealed class ServersTests
{
    [Fact]
    public async Task The_chosen_server_is_asked()
    {
        await using LabFolder lab = await LabFolder.CreateAsync();
        Shell shell = await Shell.RunAsync("server", "info", "--server", $"lab={lab.Config}", "--server", "moon=/no/such/file", "--server", "lab", "--format", "json");

        shell.ExitCode.ShouldBe(0, shell.Error);
        shell.Output.ShouldContain("\"user\":\"admin\"");
    }

    [Fact]
    public async Task A_file_may_list_the_servers_beside_it()
    {
        await using LabFolder lab = await LabFolder.CreateAsync();
        string list = Path.Combine(Path.GetDirectoryName(lab.Config)!, "servers");
        await File.WriteAllTextAsync(list, "# ours\nlab = api_client.yaml\n", TestContext.Current.CancellationToken);

        (await Shell.RunAsync("clients", "list", "--servers", list)).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("No server 'moon' is configured.", "--server", "lab=a.yaml", "--server", "moon")]
    [InlineData("Configured servers: field, lab.", "--server", "lab=a.yaml", "--server", "field=b.yaml", "--server", "moon")]
    [InlineData("the call names none", "--server", "lab=a.yaml", "--server", "field=b.yaml")]
    [InlineData("No server 'moon' is configured.", "--config", "a.yaml", "--server", "moon")]
    [InlineData("the server 'lab' is named twice", "--server", "lab=a.yaml", "--server", "lab=b.yaml")]
    [InlineData("--demo brings its own server", "--demo", "--server", "lab=b.yaml")]
    public async Task What_names_no_one_server_is_a_matter_of_usage(string words, params string[] options)
    {
        Shell shell = await Shell.RunAsync(["clients", "list", .. options]);

        shell.ExitCode.ShouldBe((int)ExitCode.Usage);
        shell.Error.ShouldContain(words);
    }

    [Fact]
    public async Task Every_org_is_read_and_one_that_denies_is_told()
    {
        await using LabFolder lab = await LabFolder.CreateAsync("admin", "administrator", "api");
        Shell shell = await Shell.RunAsync("clients", "list", "--config", lab.Config, "--org-id", "*", "--format", "jsonl");

        shell.ExitCode.ShouldBe((int)ExitCode.Partial, shell.Error);
        shell.Output.ShouldContain("\"_OrgId\":\"root\"");
        shell.Error.ShouldContain("O93V0 (Second Org): denied, 0 rows");
    }

    [Fact]
    public async Task A_key_under_a_password_is_opened_by_the_file_that_holds_it()
    {
        await using LabFolder lab = await LabFolder.CreateAsync();
        string folder = Path.GetDirectoryName(lab.Config)!;
        await LockAsync(lab.Config, "secret");
        string password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, "secret\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(password, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Shell shell = await Shell.RunAsync("clients", "list", "--config", lab.Config, "--key-password-file", password);
        shell.ExitCode.ShouldBe(0, shell.Error);
    }

    [Fact]
    public async Task A_key_under_a_password_that_nobody_gave_says_how_to_give_it()
    {
        await using LabFolder lab = await LabFolder.CreateAsync();
        await LockAsync(lab.Config, "secret");

        Shell shell = await Shell.RunAsync("clients", "list", "--config", lab.Config);
        shell.ExitCode.ShouldBe((int)ExitCode.Usage);
        shell.Error.ShouldContain("--key-password-file");
    }

    /// <summary>Puts the key of a configuration under a password.</summary>
    private static async Task LockAsync(string path, string password)
    {
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        string pem = Block(text, "client_private_key");
        using var key = ECDsa.Create();
        key.ImportFromPem(pem.Replace("  ", "", StringComparison.Ordinal));
        string locked = key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        await File.WriteAllTextAsync(path, text.Replace(pem, string.Concat(locked.Split('\n').Select(static line => $"  {line}\n")), StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    private static string Block(string yaml, string name)
    {
        string[] lines = yaml.Split('\n');
        int begin = Array.FindIndex(lines, line => line.StartsWith(name + ":", StringComparison.Ordinal)) + 1;
        int count = lines.Skip(begin).TakeWhile(static line => line.StartsWith("  ", StringComparison.Ordinal)).Count();
        return string.Concat(lines.Skip(begin).Take(count).Select(static line => line + "\n"));
    }
}
