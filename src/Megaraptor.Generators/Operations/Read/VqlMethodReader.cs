using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Megaraptor.Vql.Templates;
using Megaraptor.Vql.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Reads a partial method whose body is made from VQL, and checks the VQL against parameters and row type.</summary>
internal static class VqlMethodReader
{
    internal static ReadResult<VqlMethodModel> Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        var syntax = (MethodDeclarationSyntax)context.TargetNode;
        LocationInfo name = LocationInfo.From(syntax.SyntaxTree, syntax.Identifier.Span);
        var findings = new List<DiagnosticInfo>();
        var types = new TypeReader();
        cancellationToken.ThrowIfCancellationRequested();

        AttributeData attribute = context.Attributes[0];
        if (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[0].Value is not string text || Shape(method, syntax) is { } problem && Report(problem))
        {
            return Finish(null);
        }

        List<ParameterModel> parameters = ParameterReader.Read(method, Documentation.None, types, findings);
        if (types.Read(((INamedTypeSymbol)method.ReturnType).TypeArguments[0]) is not { Shape: Model.Shape.Record or Model.Shape.Row } row)
        {
            findings.Add(DiagnosticInfo.Create(Rules.UnsupportedType, name, $"A row of '{method.Name}'", $"'{((INamedTypeSymbol)method.ReturnType).TypeArguments[0].ToDisplayString()}'", "is neither a record nor VqlRow"));
            return Finish(null);
        }

        LiteralMap map = LiteralMap.Of(Argument(attribute, cancellationToken));
        VqlTemplate template = VqlTemplate.Read(text, [.. parameters.Where(static parameter => parameter.IsExposed).Select(static parameter => parameter.Name)]);
        foreach (TemplateError error in template.Errors)
        {
            DiagnosticDescriptor rule = error.Kind == TemplateErrorKind.Syntax ? Rules.VqlDoesNotParse : Rules.TemplateMisuse;
            string advice = error.Suggestion is null ? error.Message : $"{error.Message} {error.Suggestion}";
            findings.Add(DiagnosticInfo.Create(rule, map.Locate(Visible(error.Span, text)), advice));
        }

        if (findings.Count > 0)
        {
            return Finish(null);
        }

        EffectCheck.Check(template.Syntax.Script, method, map, findings);
        QueryModel query = QueryReader.Read(template, parameters, map, name, findings);
        if (types.Records.FirstOrDefault(record => record.Name == row.Name) is { } record)
        {
            ColumnCheck.Check(template.Syntax.Script, record, map, name, findings);
            if (!record.CanRead)
            {
                findings.Add(DiagnosticInfo.Create(Rules.UnsupportedType, name, $"A row of '{method.Name}'", $"'{record.Name}'", "has a constructor whose parameters are not all properties"));
            }
        }

        string queryName = method.Find(KnownTypes.OperationAttribute)?.ConstructorArguments[0].Value as string ?? CSharpText.SnakeCase(method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - 5) : method.Name);
        return Finish(new VqlMethodModel(
            ClassReader.Read(method.ContainingType, isStaticMethod: false),
            syntax.Modifiers.ToString(),
            method.Name,
            method.ReturnType.Declared(),
            parameters.ToEquatable(),
            row,
            queryName,
            query));

        bool Report(string why)
        {
            findings.Add(DiagnosticInfo.Create(Rules.BadShape, name, method.Name, why));
            return true;
        }

        ReadResult<VqlMethodModel> Finish(VqlMethodModel? model) => new(findings.Count == 0 ? model : null, types.Records, findings.ToEquatable());
    }

    /// <summary>Why a body cannot be made for the method, or null.</summary>
    private static string? Shape(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword) || syntax.Body is not null || syntax.ExpressionBody is not null)
        {
            return "a method with [Vql] is partial and has no body: the body is made from the VQL";
        }

        if (method.IsStatic || method.IsGenericMethod)
        {
            return "a method with [Vql] is neither static nor generic";
        }

        if (method.ReturnType.Plain() != KnownTypes.Rows)
        {
            return "a method with [Vql] returns VqlRows<T>";
        }

        ClassModel declaring = ClassReader.Read(method.ContainingType, isStaticMethod: false);
        return declaring.ClientExpression.Length > 0
            ? null
            : $"'{declaring.ShortName}' holds no VelociraptorClient: give it a primary constructor (VelociraptorClient client), or no constructor at all";
    }

    private static ExpressionSyntax Argument(AttributeData attribute, CancellationToken cancellationToken) =>
        ((AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellationToken)).ArgumentList!.Arguments[0].Expression;

    /// <summary>An empty span at the end of the text is shown on the last character: editors do not mark nothing.</summary>
    private static SourceSpan Visible(SourceSpan span, string text) =>
        span.Length == 0 && span.Start >= text.TrimEnd().Length && text.TrimEnd().Length > 0 ? new SourceSpan(text.TrimEnd().Length - 1, 1) : span;
}
