using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;

namespace Megaraptor.Sdk.Operations.Collections;

/// <summary>What became of starting a collection on one client of many.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Operation">The collection, when it has started; else null.</param>
/// <param name="Failure">Why it has not, or why that is not known; null when it has started.</param>
public sealed record CollectionOutcome(string ClientId, CollectionOperation? Operation, MegaraptorException? Failure);
