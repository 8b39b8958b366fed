using System.Text.RegularExpressions;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Artifacts.Compilation;

/// <summary>The statements that make values of a type out of the texts in which parameters travel.</summary>
internal static partial class ParameterQueries
{
    private const int MatchTimeout = 5_000;

    /// <summary>The statements for a parameter; none when its text is its value.</summary>
    public static IEnumerable<string> Of(ParameterRecord parameter)
    {
        string name = NameOf(parameter.Name);
        return parameter.Type switch
        {
            "int" or "int64" or "integer" => [$"LET {name} <= int(int={name})"],
            "float" => [$"LET {name} <= parse_float(string={name})"],
            "timestamp" => [$"LET {name} <= timestamp(epoch={name})"],
            "bool" => [$"LET {name} <= {name} = TRUE OR {name} =~ \"^(Y|TRUE|YES|OK)$\""],
            "csv" or "artifactset" => [$"LET {name} <= SELECT * FROM if(condition=typeof(a={name}) = \"string\", then={{ SELECT * FROM parse_csv(filename={name}, accessor=\"data\") }}, else={name})"],
            "json" => [FromText(name, $"parse_json(data={name})")],
            "json_array" or "regex_array" or "multichoice" => [FromText(name, $"parse_json_array(data={name})")],
            "xml" => [FromText(name, $"parse_xml(file={name}, accessor=\"data\")")],
            "yaml" => [FromText(name, $"parse_yaml(filename={name}, accessor=\"data\")")],
            "starlark" => [FromText(name, $"starl(code={name})")],
            "upload" => Download(parameter.Name, ""),
            "upload_file" => Download(parameter.Name, ", tempfile_extension=\".tmp\""),
            _ => [],
        };
    }

    /// <summary>A name as it is written in VQL.</summary>
    public static string NameOf(string name) => Plain().IsMatch(name) ? name : $"`{name}`";

    private static string FromText(string name, string conversion) =>
        $"LET {name} <= if(condition=typeof(a={name}) = \"string\", then={conversion}, else={name})";

    private static string[] Download(string parameter, string further)
    {
        string name = NameOf(parameter);
        string pages = NameOf(parameter + "_");
        return
        [
            $"LET {pages} <= if(condition={name}, then={{ SELECT Content FROM http_client(url={name}{further}) }})",
            $"LET {name} <= {pages}.Content[0]",
        ];
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.None, MatchTimeout)]
    private static partial Regex Plain();
}
