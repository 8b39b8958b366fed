using Megaraptor.Mcp.Budget;
using Megaraptor.Mcp.Hosting;
using Megaraptor.Sdk.Connection;

namespace Megaraptor.Mcp.Tools;

/// <summary>What the tools of one server share.</summary>
/// <param name="Servers">The servers, each connected at its first call.</param>
/// <param name="Budget">How large an answer may be.</param>
/// <param name="Log">Where failures are written.</param>
/// <param name="Services">What classes of operations ask for; null when there is nothing.</param>
internal sealed record ToolContext(ServerSet Servers, AnswerBudget Budget, ServerLog Log, IServiceProvider? Services);
