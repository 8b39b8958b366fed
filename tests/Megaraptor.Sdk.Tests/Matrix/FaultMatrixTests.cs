using System.Text.Json.Nodes;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>Every operation on a server, with every fault at each of its queries: nothing hangs, no effect happens twice, and no failure is lost.</summary>
public sealed class FaultMatrixTests(MatrixLab lab)
{
    private const int MostQueries = 12;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly string[] s_all = ["administrator", "api"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Operations => [.. DeclaredOperations.OnServer.Select(static operation => operation.Name)];

    /// <summary>Operations that need more than a reader has.</summary>
    public static TheoryData<string> Guarded => [.. DeclaredOperations.OnServer.Where(static operation => Lacking(operation) != Permission.None).Select(static operation => operation.Name)];

    public static TheoryData<string, string> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, string>();
            foreach (OperationDescriptor operation in DeclaredOperations.OnServer)
            {
                foreach (string fault in MatrixFault.All.Keys)
                {
                    matrix.Add(operation.Name, fault);
                }
            }

            return matrix;
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_succeeds_where_nothing_is_wrong(string name)
    {
        Attempt attempt = await CallAsync(name, static _ => null);

        attempt.Failure.ShouldBeNull();
        if (!SampleCalls.WithoutRows.Contains(name))
        {
            attempt.Sink.Rows.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Who_lacks_a_permission_is_denied_and_told_which(string name)
    {
        Attempt attempt = await CallAsync(name, static _ => null, "reader", "api");

        attempt.Failure.ShouldBeOfType<PermissionDeniedException>().Permission.ShouldBeOneOf([.. PermissionNames.Of(Lacking(DeclaredOperations.All.Find(name)!))]);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Who_may_not_query_at_all_is_denied(string name) =>
        (await CallAsync(name, static n => n == 1 ? LabFault.RolesBecome() : null)).Failure.ShouldBeOfType<PermissionDeniedException>();

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_is_survived_or_told_and_never_answered_with_less(string name, string faultName)
    {
        OperationDescriptor operation = DeclaredOperations.All.Find(name)!;
        LabFault fault = MatrixFault.All[faultName];
        Attempt whole = await CallAsync(name, static _ => null);
        int queries = Math.Min(whole.Sent.Count, MostQueries);
        for (int at = 1; at <= queries; at++)
        {
            Attempt attempt = await CallAsync(name, n => n == at ? fault : null);
            if (operation.Effect == Effect.Read)
            {
                ShouldBeWholeOrFailed(attempt, whole, $"{name}, {faultName} at query {at}");
            }
            else
            {
                ShouldHaveActedOnce(attempt, $"{name}, {faultName} at query {at}");
            }
        }
    }

    private static Permission Lacking(OperationDescriptor operation) => operation.Needs & ~(Permission.AnyQuery | Permission.ReadResults);

    private static void ShouldBeWholeOrFailed(Attempt attempt, Attempt whole, string what)
    {
        if (attempt.Failure is null)
        {
            attempt.Sink.Rows.Count.ShouldBeGreaterThanOrEqualTo(whole.Sink.Rows.Count, what);
        }
    }

    private static void ShouldHaveActedOnce(Attempt attempt, string what)
    {
        SentCall[] effects = [.. attempt.Sent.Where(static sent => sent.HasEffect)];
        effects.Select(static sent => sent.Content).ShouldBeUnique(what);
        if (attempt.Failure?.Code == MegaraptorErrorCode.NotDone)
        {
            effects.Where(static sent => !sent.WasRefused).ShouldBeEmpty($"{what}: {attempt.Failure.Message}");
        }
    }

    private async Task<Attempt> CallAsync(string name, Func<int, LabFault?> fault, params string[] roles)
    {
        if (!SampleCalls.All.TryGetValue(name, out SampleCalls.Sample? sample))
        {
            Assert.Fail($"SampleCalls has no call of {name}: add one.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(s_patience);
        JsonObject arguments = await sample!(lab.Admin, SampleIds.OfLab, patience.Token);
        return await lab.CallAsync(DeclaredOperations.All.Find(name)!, arguments, fault, roles.Length > 0 ? roles : s_all, patience.Token);
    }
}
