using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Store.Flows;

namespace Megaraptor.Lab.Collections;

/// <summary>Where the queries of a collection run: on the machine of a client, or on the server.</summary>
/// <param name="IsServer">Whether it is the server.</param>
/// <param name="Names">The functions and plugins there.</param>
/// <param name="Principal">On whose behalf they run.</param>
/// <param name="Variables">The variables of the system.</param>
/// <param name="Services">What functions and plugins work on; given what takes the files that a query brings in.</param>
/// <param name="Clock">The Lab's clock.</param>
internal sealed record QuerySite(
    bool IsServer,
    NameTable Names,
    Principal Principal,
    SystemVariables Variables,
    Func<Action<Upload>, ServiceBag> Services,
    TimeProvider Clock);
