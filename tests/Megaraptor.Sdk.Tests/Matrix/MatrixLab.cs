using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Tests.Matrix;

[assembly: AssemblyFixture(typeof(MatrixLab))]

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>One Lab for all calls of the matrix. Each call has a user of its own, by which its queries are told apart and its faults chosen.</summary>
public sealed class MatrixLab : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Attempt> _attempts = [];
    private LabServer? _lab;
    private VelociraptorClient? _admin;
    private readonly string _folder = Directory.CreateTempSubdirectory("megaraptor-").FullName;
    private int _users;

    /// <summary>An administrator whose queries go well.</summary>
    internal VelociraptorClient Admin => _admin!;

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync(new LabOptions { Fault = FaultOf, TimeProvider = new HurriedClock() });
        _admin = Connect("admin", ["administrator", "api"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _admin!.DisposeAsync();
        await _lab!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Calls an operation with faults.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="fault">Chooses the fault of its n-th query, from 1.</param>
    /// <param name="roles">The roles of who calls.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What became of it.</returns>
    internal async Task<Attempt> CallAsync(OperationDescriptor operation, JsonObject arguments, Func<int, LabFault?> fault, string[] roles, CancellationToken cancellationToken)
    {
        string user = $"matrix-{Interlocked.Increment(ref _users)}";
        var attempt = new Attempt(fault);
        _attempts[user] = attempt;
        await using VelociraptorClient client = Connect(user, roles);
        try
        {
            await operation.InvokeAsync(new OperationCall(new SampleArguments(arguments), _ => ValueTask.FromResult(client), attempt.Sink), cancellationToken);
        }
        catch (MegaraptorException failure)
        {
            attempt.Failure = failure;
        }

        return attempt;
    }

    private LabFault? FaultOf(LabCall call) => _attempts.TryGetValue(call.User, out Attempt? attempt) ? attempt.Next(call) : null;

    private VelociraptorClient Connect(string user, string[] roles) => new(
        ApiClientConfiguration.Parse(_lab!.CreateApiClientYaml(user, roles), "the Lab"),
        new VelociraptorClientOptions { TimeProvider = new HurriedClock(), OutputFolder = Path.Combine(_folder, user) });
}
