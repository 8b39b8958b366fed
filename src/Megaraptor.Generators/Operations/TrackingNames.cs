namespace Megaraptor.Generators.Operations;

/// <summary>The names of the pipeline's steps, by which tests see which of them ran.</summary>
internal static class TrackingNames
{
    internal const string VqlMethods = nameof(VqlMethods);
    internal const string VqlBodies = nameof(VqlBodies);
    internal const string Operations = nameof(Operations);
    internal const string Descriptors = nameof(Descriptors);
    internal const string Records = nameof(Records);
    internal const string RowTypes = nameof(RowTypes);
    internal const string RowReaders = nameof(RowReaders);
    internal const string Clients = nameof(Clients);
    internal const string OwnEntries = nameof(OwnEntries);
    internal const string ReferencedEntries = nameof(ReferencedEntries);
    internal const string Registrations = nameof(Registrations);
}
