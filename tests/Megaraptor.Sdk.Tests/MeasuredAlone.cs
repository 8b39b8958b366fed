namespace Megaraptor.Sdk.Tests;

/// <summary>Tests that measure the memory of the process: no other may run beside them.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
