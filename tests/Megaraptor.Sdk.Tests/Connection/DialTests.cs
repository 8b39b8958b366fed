using Megaraptor.Lab;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Tests.Connection;

/// <summary>A connection that a program opens itself: here one that never leaves the process.</summary>
public sealed class DialTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lab_without_a_port_is_reached_in_memory()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Port = null }, Token);
        await using var client = new VelociraptorClient(Key(lab), new VelociraptorClientOptions { Dial = _ => ValueTask.FromResult(lab.Connect()) });

        (await client.Clients.ListAsync("web-01", cancellationToken: Token).ToListAsync(Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_certificate_is_checked_there_too()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Port = null, Certificate = LabCertificate.Expired }, Token);
        await using var client = new VelociraptorClient(Key(lab), new VelociraptorClientOptions { Dial = _ => ValueTask.FromResult(lab.Connect()) });

        (await Should.ThrowAsync<ConnectionException>(() => client.CheckAsync(Token))).Message.ShouldContain("expired");
    }

    private static ApiClientConfiguration Key(LabServer lab) => ApiClientConfiguration.Parse(lab.CreateApiClientYaml("admin", "administrator", "api"), "the Lab");
}
