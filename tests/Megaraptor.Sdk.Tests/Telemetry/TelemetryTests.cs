using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Telemetry;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.Telemetry;

/// <summary>What the client tells those who trace and measure it.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<Activity> _activities = new();
    private ActivityListener? _listener;
    private LabServer? _lab;
    private string _address = "";

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync();
        _address = _lab.Address;
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == MegaraptorTelemetry.ActivitySourceName,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = _activities.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        _listener!.Dispose();
        await _lab!.DisposeAsync();
    }

    [Fact]
    public async Task A_query_is_one_activity_with_server_org_rows_and_verdict()
    {
        Activity activity = await TraceAsync("SELECT client_id FROM clients() LIMIT 2", new VelociraptorClientOptions { OrgId = "root" });

        activity.OperationName.ShouldBe(MegaraptorTelemetry.QueryActivity);
        (activity.GetTagItem("velociraptor.org_id"), activity.GetTagItem("megaraptor.rows"), activity.GetTagItem("megaraptor.verdict")).ShouldBe(("root", 2L, "ok"));
        activity.GetTagItem("error.type").ShouldBeNull();
    }

    [Fact]
    public async Task A_failed_query_carries_the_code_of_its_failure()
    {
        Activity activity = await TraceAsync("SELECT * FROM no_such_plugin()", null);

        (activity.Status, activity.GetTagItem("error.type")).ShouldBe((ActivityStatusCode.Error, "vql_error"));
    }

    [Fact]
    public async Task Vql_and_values_are_told_only_when_that_was_switched_on()
    {
        Activity quiet = await TraceAsync("SELECT secret AS x FROM scope()", null, ("secret", "hunter2"));
        _activities.Clear();
        Activity open = await TraceAsync("SELECT secret AS x FROM scope()", new VelociraptorClientOptions { EnableSensitiveData = true }, ("secret", "hunter2"));

        quiet.TagObjects.ShouldNotContain(static tag => tag.Value is string && (((string)tag.Value).Contains("hunter2", StringComparison.Ordinal) || ((string)tag.Value).Contains("SELECT", StringComparison.Ordinal)));
        (open.GetTagItem("db.query.text"), open.GetTagItem("db.query.parameter.secret")).ShouldBe(("SELECT secret AS x FROM scope()", "hunter2"));
    }

    [Fact]
    public async Task Queries_rows_retries_and_durations_are_measured()
    {
        int calls = 0;
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = _ => ++calls == 1 ? LabFault.Unavailable : null }, TestContext.Current.CancellationToken);
        var measured = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == MegaraptorTelemetry.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument, 1, tags));
        listener.Start();
        await using (VelociraptorClient client = LabFixture.Connect(lab))
        {
            await client.Query(VqlQuery.Raw("SELECT client_id FROM clients() LIMIT 3"), cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        }

        measured["megaraptor.queries"].ShouldBe(1);
        measured["megaraptor.rows"].ShouldBe(3);
        measured["megaraptor.query.retries"].ShouldBe(1);
        measured["megaraptor.query.duration"].ShouldBe(1);

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag.Key == MegaraptorTelemetry.ServerAddressTag && (string?)tag.Value == lab.Address)
                {
                    measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
                }
            }
        }
    }

    private async Task<Activity> TraceAsync(string vql, VelociraptorClientOptions? options, params (string Name, string Value)[] env)
    {
        await using VelociraptorClient client = LabFixture.Connect(_lab!, options);
        try
        {
            VqlQuery query = VqlQuery.Raw(vql) with { Env = [.. env.Select(static value => KeyValuePair.Create(value.Name, value.Value))] };
            await client.Query(query).ToListAsync(TestContext.Current.CancellationToken);
        }
        catch (MegaraptorException)
        {
            // The trace is what is looked at.
        }

        return _activities.Single(activity => (string?)activity.GetTagItem("server.address") == _address);
    }
}
