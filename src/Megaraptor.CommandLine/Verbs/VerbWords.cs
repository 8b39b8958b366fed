using System.Text.RegularExpressions;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>Says <c>clients list</c> where a message of the SDK names the operation <c>list_clients</c>: a person at a shell types verbs.</summary>
internal static partial class VerbWords
{
    internal static string InPlaceOfOperations(string message) =>
        OperationName().Replace(message, static match => OperationCatalogue.OfProgram.Find(match.Value) is { } operation ? $"'{operation.Verb}'" : match.Value);

    [GeneratedRegex("[a-z]+(?:_[a-z]+)+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OperationName();
}
