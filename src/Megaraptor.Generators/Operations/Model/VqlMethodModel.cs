using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Model;

/// <summary>A partial method whose body is made from VQL.</summary>
/// <param name="Class">The class that declares it.</param>
/// <param name="Modifiers">Its modifiers, <c>partial</c> included.</param>
/// <param name="Name">The method's name.</param>
/// <param name="ReturnType">Its return type as declared.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Row">The type of a row.</param>
/// <param name="QueryName">The name under which rows come back.</param>
/// <param name="Query">The query.</param>
internal sealed record VqlMethodModel(
    ClassModel Class,
    string Modifiers,
    string Name,
    string ReturnType,
    EquatableArray<ParameterModel> Parameters,
    TypeModel Row,
    string QueryName,
    QueryModel Query);
