namespace Megaraptor.Lab.Evaluation.Templates;

/// <summary>A template that cannot be read or filled.</summary>
/// <param name="message">Why, in the server's words.</param>
internal sealed class TemplateException(string message) : Exception(message)
{
    /// <summary>A problem with the text of a template.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>The exception.</returns>
    public static TemplateException Parsing(int line, string problem) => new($"template: :{line}: {problem}");
}
