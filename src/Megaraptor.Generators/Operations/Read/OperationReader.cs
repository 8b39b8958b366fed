using System.Globalization;
using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Reads a method with <c>[Operation]</c> into what its descriptor needs.</summary>
internal static class OperationReader
{
    /// <summary>Hosts put the server's name before it, and cut what is longer than 128 characters.</summary>
    private const int MaxNameLength = 64;

    private static readonly string[] s_serverParameters = ["server", "org_id", "timeout"];

    internal static ReadResult<OperationModel> Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        var syntax = (MethodDeclarationSyntax)context.TargetNode;
        LocationInfo name = LocationInfo.From(syntax.SyntaxTree, syntax.Identifier.Span);
        AttributeData attribute = context.Attributes[0];
        var findings = new List<DiagnosticInfo>();
        var types = new TypeReader();
        cancellationToken.ThrowIfCancellationRequested();
        if (attribute.ConstructorArguments.Length < 2 || attribute.ConstructorArguments[0].Value is not string operation)
        {
            return new ReadResult<OperationModel>(null, default, default);
        }

        Documentation documentation = DocumentationReader.Read(method);
        List<ParameterModel> parameters = ParameterReader.Read(method, documentation, types, findings);
        (ResultKind Kind, TypeModel Type)? result = ReadResult(method, types, name, findings);
        CheckDocumentation(documentation, parameters, operation, method, name, findings);
        string verb = attribute.Named("Verb", "") is { Length: > 0 } given ? given : DefaultVerb(method);
        CheckNames(operation, verb, name, findings);
        CheckReach(method, name, findings);
        CheckSharedNames(method, parameters, result?.Kind, name, findings);
        if (result is null || findings.Count > 0)
        {
            return new ReadResult<OperationModel>(null, types.Records, findings.ToEquatable());
        }

        string noun = verb.Split(' ')[0];
        return new ReadResult<OperationModel>(
            new OperationModel(
                ClassReader.Read(method.ContainingType, method.IsStatic),
                method.Name,
                method.IsStatic,
                operation,
                verb,
                attribute.Named("Title", "") is { Length: > 0 } title ? title : Title(operation),
                attribute.Named("Toolset", "") is { Length: > 0 } toolset ? toolset : noun,
                Members(attribute.ConstructorArguments[1]),
                Permissions(attribute),
                documentation.Summary,
                parameters.ToEquatable(),
                result.Value.Kind,
                result.Value.Type,
                types.Records),
            types.Records,
            default,
            name);
    }

    private static (ResultKind, TypeModel)? ReadResult(IMethodSymbol method, TypeReader types, LocationInfo name, List<DiagnosticInfo> findings)
    {
        ResultKind? kind = method.ReturnType.Plain() switch
        {
            KnownTypes.Rows => ResultKind.Rows,
            "System.Threading.Tasks.Task<TResult>" or "System.Threading.Tasks.ValueTask<TResult>" => ResultKind.Task,
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" => ResultKind.Nothing,
            _ => null,
        };
        switch (kind)
        {
            case null:
                findings.Add(DiagnosticInfo.Create(Rules.BadShape, name, method.Name, "an operation returns VqlRows<T>, Task<T>, Task<IReadOnlyList<T>>, Task, or a ValueTask of the same"));
                return null;
            case ResultKind.Nothing:
                return (ResultKind.Nothing, new TypeModel(Shape.Boolean, "bool", false, null, default));
        }

        ITypeSymbol type = ((INamedTypeSymbol)method.ReturnType).TypeArguments[0];
        switch (types.Read(type))
        {
            case { Shape: Shape.Record or Shape.Row } model when kind == ResultKind.Task || !model.IsNullable:
                return (kind.Value, model);
            case { Shape: Shape.List, IsNullable: false, Element: { Shape: Shape.Record or Shape.Row, IsNullable: false } element } when kind == ResultKind.Task:
                return (ResultKind.List, element);
            default:
                findings.Add(DiagnosticInfo.Create(Rules.UnsupportedType, name, $"The result of '{method.Name}'", $"'{type.ToDisplayString()}'", "is neither a record nor VqlRow, nor a list of them"));
                return null;
        }
    }

    /// <summary>The properties of options stand beside the parameters: two of one name could not be told apart.</summary>
    private static void CheckSharedNames(IMethodSymbol method, List<ParameterModel> parameters, ResultKind? kind, LocationInfo name, List<DiagnosticInfo> findings)
    {
        IEnumerable<ParameterModel> exposed = parameters.SelectMany(static parameter => parameter.Role == ParameterRole.Options ? (IEnumerable<ParameterModel>)parameter.Members : [parameter]).Where(static parameter => parameter.IsExposed);
        bool usesServer = !method.IsStatic && ClassReader.Read(method.ContainingType, method.IsStatic).UsesClient;
        if (usesServer && exposed.FirstOrDefault(static parameter => s_serverParameters.Contains(parameter.WireName)) is { } taken)
        {
            findings.Add(DiagnosticInfo.Create(Rules.BadShape, name, method.Name, $"its parameter '{taken.WireName}' is called as one that every operation on a server has"));
        }

        foreach (IGrouping<string, ParameterModel> same in exposed.GroupBy(static parameter => parameter.WireName).Where(static group => group.Count() > 1))
        {
            findings.Add(DiagnosticInfo.Create(Rules.BadShape, name, method.Name, $"two of its parameters are called '{same.Key}'"));
        }

        if (kind is not (null or ResultKind.Rows) && parameters.Exists(static parameter => parameter.Role == ParameterRole.Page))
        {
            findings.Add(DiagnosticInfo.Create(Rules.BadShape, name, method.Name, "a page needs VqlRows<T>: only there is it known whether there is more"));
        }
    }

    private static void CheckDocumentation(
        Documentation documentation,
        List<ParameterModel> parameters,
        string operation,
        IMethodSymbol method,
        LocationInfo name,
        List<DiagnosticInfo> findings)
    {
        if (documentation.Summary.Length == 0)
        {
            findings.Add(DiagnosticInfo.Create(Rules.OperationUndocumented, name, operation));
        }

        foreach (ParameterModel parameter in parameters)
        {
            IEnumerable<ParameterModel> shown = parameter.Role == ParameterRole.Options ? parameter.Members : [parameter];
            foreach (ParameterModel undocumented in shown.Where(static candidate => candidate.IsExposed && candidate.Documentation.Length == 0))
            {
                IParameterSymbol symbol = method.Parameters.First(candidate => candidate.Name == parameter.Name);
                findings.Add(DiagnosticInfo.Create(Rules.ParameterUndocumented, LocationInfo.From(symbol.Locations.FirstOrDefault()), undocumented.Name, operation));
            }
        }
    }

    private static void CheckNames(string operation, string verb, LocationInfo name, List<DiagnosticInfo> findings)
    {
        if (operation.Length > MaxNameLength || !AreWords(operation, '_'))
        {
            findings.Add(DiagnosticInfo.Create(Rules.BadName, name, operation, "name of an operation", "write at most 64 lower-case letters, digits and single underscores, such as list_clients"));
        }

        string[] words = verb.Split(' ');
        if (words.Length < 2 || !Array.TrueForAll(words, static word => AreWords(word, '-')))
        {
            findings.Add(DiagnosticInfo.Create(Rules.BadName, name, verb, "verb of an operation", "write a noun and a verb in lower case, such as 'clients list'"));
        }
    }

    /// <summary>Lower-case words of letters and digits, joined by single separators, the first beginning with a letter.</summary>
    private static bool AreWords(string text, char separator) =>
        text.Length > 0
        && text[0] is >= 'a' and <= 'z'
        && Array.TrueForAll(text.Split(separator), static word => word.Length > 0 && word.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9')));

    /// <summary>Generated code calls the method from another type of the same assembly.</summary>
    private static void CheckReach(IMethodSymbol method, LocationInfo name, List<DiagnosticInfo> findings)
    {
        if (method.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
        {
            findings.Add(DiagnosticInfo.Create(Rules.BadShape, name, method.Name, "it is private: make it public or internal"));
        }

        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
        {
            findings.Add(DiagnosticInfo.Create(Rules.BadShape, name, method.Name, "an operation is not generic, and neither is its class"));
        }

        if (method.ContainingType.IsAbstract && !method.ContainingType.IsStatic)
        {
            findings.Add(DiagnosticInfo.Create(Rules.BadShape, name, method.Name, "its class is abstract, so no instance can be made"));
        }
    }

    private static string DefaultVerb(IMethodSymbol method)
    {
        string noun = method.ContainingType.Name;
        foreach (string suffix in (string[])["Operations", "Operation", "Tools"])
        {
            if (noun.EndsWith(suffix, StringComparison.Ordinal) && noun.Length > suffix.Length)
            {
                noun = noun.Substring(0, noun.Length - suffix.Length);
                break;
            }
        }

        string verb = method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name.Length > 5 ? method.Name.Substring(0, method.Name.Length - 5) : method.Name;
        return $"{Hyphens(noun)} {Hyphens(verb)}";
    }

    private static string Hyphens(string name) => CSharpText.SnakeCase(name).Replace('_', '-');

    private static string Title(string operation)
    {
        string words = operation.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words.Substring(1);
    }

    /// <summary>The permissions that an operation declares, as C#.</summary>
    private static string Permissions(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == "Needs")
            {
                return Members(argument.Value);
            }
        }

        return $"global::{KnownTypes.Permission}.None";
    }

    /// <summary>A value of an enumeration as its members, joined where it is several flags.</summary>
    private static string Members(TypedConstant constant)
    {
        string type = constant.Type!.Qualified();
        long value = Convert.ToInt64(constant.Value, CultureInfo.InvariantCulture);
        (string Name, long Value)[] members = [.. constant.Type!.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(static field => field.HasConstantValue)
            .Select(static field => (field.Name, Convert.ToInt64(field.ConstantValue, CultureInfo.InvariantCulture)))];
        if (members.FirstOrDefault(member => member.Value == value).Name is { } exact)
        {
            return $"{type}.{exact}";
        }

        return string.Join(" | ", members.Where(member => member.Value != 0 && (value & member.Value) == member.Value).Select(member => $"{type}.{member.Name}"));
    }
}
