using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>
/// Reads documentation from the comments before a declaration. The compiler hands none to a generator where the project
/// makes no documentation file, so the comments are parsed again here: what tools say must not depend on that setting.
/// </summary>
internal static class DocumentationReader
{
    /// <summary>The documentation of a symbol's first declaration that has one.</summary>
    internal static Documentation Read(ISymbol symbol)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            SyntaxNode node = reference.GetSyntax();
            Documentation documentation = Read(node is VariableDeclaratorSyntax ? node.Parent!.Parent! : node);
            if (documentation.Summary.Length > 0 || documentation.Parameters.Count > 0)
            {
                return documentation;
            }
        }

        return FromMetadata(symbol);
    }

    private static Documentation Read(SyntaxNode declaration)
    {
        string xml = Comments(declaration.GetLeadingTrivia());
        return xml.Length == 0 ? Documentation.None : Parse(xml);
    }

    /// <summary>Records of referenced assemblies have no syntax; their documentation file may lie beside them.</summary>
    private static Documentation FromMetadata(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length == 0 && symbol.GetDocumentationCommentXml() is { Length: > 0 } xml ? Parse(xml) : Documentation.None;

    /// <summary>The XML in the comments: <c>///</c> lines and <c>/** */</c> blocks, parsed or not by the compiler.</summary>
    private static string Comments(SyntaxTriviaList trivia)
    {
        var xml = new StringBuilder();
        foreach (SyntaxTrivia item in trivia)
        {
            switch (item.Kind())
            {
                case SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.SingleLineCommentTrivia:
                    foreach (string line in item.ToFullString().Split('\n'))
                    {
                        string text = line.Trim();
                        if (text.StartsWith("///", StringComparison.Ordinal) && !text.StartsWith("////", StringComparison.Ordinal))
                        {
                            xml.Append(text, 3, text.Length - 3).Append('\n');
                        }
                    }

                    break;
                case SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    string block = item.ToFullString().Trim();
                    if (block.StartsWith("/**", StringComparison.Ordinal) && block.Length >= 5)
                    {
                        foreach (string line in block.Substring(3, block.Length - 5).Split('\n'))
                        {
                            xml.Append(line.Trim().TrimStart('*')).Append('\n');
                        }
                    }

                    break;
            }
        }

        return xml.ToString();
    }

    private static Documentation Parse(string xml)
    {
        XElement root;
        try
        {
            root = XElement.Parse($"<doc>{xml}</doc>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // The compiler reports malformed documentation by itself (CS1570); to us it documents nothing, which is reported too.
            return Documentation.None;
        }

        var parameters = new Dictionary<string, string>();
        foreach (XElement parameter in root.Descendants("param"))
        {
            if (parameter.Attribute("name")?.Value is { } name)
            {
                parameters[name] = Plain(parameter);
            }
        }

        string summary = string.Join(" ", root.Descendants("summary").Concat(root.Descendants("remarks")).Select(Plain).Where(static text => text.Length > 0));
        return new Documentation(summary, parameters);
    }

    private static string Plain(XElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        return string.Join(" ", text.ToString().Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (XNode node in element.Nodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference when !reference.Nodes().Any():
                    text.Append(Target(reference));
                    break;
                case XElement { Name.LocalName: "para" or "br" or "item" } paragraph:
                    text.Append(' ');
                    Append(paragraph, text);
                    text.Append(' ');
                    break;
                case XElement inner:
                    Append(inner, text);
                    break;
            }
        }
    }

    /// <summary>The last part of what a reference names: <c>List</c> of <c>cref="M:N.T.List(System.String)"</c>.</summary>
    private static string Target(XElement reference)
    {
        string target = (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword") ?? reference.Attribute("href"))?.Value ?? "";
        if (reference.Attribute("cref") is null)
        {
            return target;
        }

        int parenthesis = target.IndexOf('(');
        string name = parenthesis < 0 ? target : target.Substring(0, parenthesis);
        return name.Substring(name.LastIndexOf('.') + 1).TrimStart(':');
    }
}
