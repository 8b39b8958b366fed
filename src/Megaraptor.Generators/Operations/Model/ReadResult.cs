using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Model;

/// <summary>What reading a declaration gave: a model, unless it is too broken for one, and the findings.</summary>
/// <typeparam name="T">The type of the model.</typeparam>
/// <param name="Model">The model without any position, so that it stays equal when text moves; or null.</param>
/// <param name="Records">The records that it needs a reader or a writer for.</param>
/// <param name="Findings">The findings.</param>
/// <param name="Location">Where the declaration is named, for findings that need several declarations.</param>
internal sealed record ReadResult<T>(T? Model, EquatableArray<RecordModel> Records, EquatableArray<DiagnosticInfo> Findings, LocationInfo? Location = null)
    where T : class, IEquatable<T>;
