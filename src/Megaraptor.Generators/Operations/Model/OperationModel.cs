using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Model;

/// <summary>How an operation hands out its result.</summary>
internal enum ResultKind
{
    /// <summary><c>VqlRows&lt;T&gt;</c></summary>
    Rows,

    /// <summary><c>Task&lt;T&gt;</c> or <c>ValueTask&lt;T&gt;</c></summary>
    Task,

    /// <summary>The same, of an <c>IReadOnlyList&lt;T&gt;</c>: rows that are there all at once.</summary>
    List,

    /// <summary><c>Task</c> or <c>ValueTask</c>: there is nothing to say but that it is done.</summary>
    Nothing,
}

/// <summary>An operation as its descriptor needs it.</summary>
/// <param name="Class">The class that declares it.</param>
/// <param name="Method">The method's name.</param>
/// <param name="IsStatic">Whether the method is static.</param>
/// <param name="Name">The stable name.</param>
/// <param name="Verb">The verb on the command line.</param>
/// <param name="Title">The title.</param>
/// <param name="Toolset">The set it belongs to.</param>
/// <param name="Effect">The effect, as C#.</param>
/// <param name="Needs">The permissions, as C#.</param>
/// <param name="Description">What it does, from the documentation.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="ResultKind">How it hands out its result.</param>
/// <param name="Result">The type of a row or of the result.</param>
/// <param name="Records">Every record that the result holds, by name, so that the schema can be made.</param>
internal sealed record OperationModel(
    ClassModel Class,
    string Method,
    bool IsStatic,
    string Name,
    string Verb,
    string Title,
    string Toolset,
    string Effect,
    string Needs,
    string Description,
    EquatableArray<ParameterModel> Parameters,
    ResultKind ResultKind,
    TypeModel Result,
    EquatableArray<RecordModel> Records)
{
    /// <summary>The parameters that callers see: those of the method, with the properties of its options in place of the options.</summary>
    internal IEnumerable<ParameterModel> Exposed => Parameters
        .SelectMany(static parameter => parameter.Role == ParameterRole.Options ? (IEnumerable<ParameterModel>)parameter.Members : [parameter])
        .Where(static parameter => parameter.IsExposed);

    /// <summary>Whether surfaces get rows.</summary>
    internal bool ReturnsRows => ResultKind is ResultKind.Rows or ResultKind.List;

    /// <summary>The method that declares it, told apart from its overloads.</summary>
    internal string Owner => $"{Class.Name}.{Method}({string.Join(",", Parameters.Select(static parameter => parameter.Declaration))})";

    /// <summary>The name of the type that is emitted for it.</summary>
    internal string DescriptorName => Text.CSharpText.PascalCase(Name) + "Operation";

    /// <summary>The namespace of that type.</summary>
    internal string DescriptorNamespace => Class.Namespace.Length == 0 ? "Megaraptor.Generated" : Class.Namespace + ".Generated";

    /// <summary>That type, fully qualified.</summary>
    internal string DescriptorFullName => $"global::{DescriptorNamespace}.{DescriptorName}";
}
