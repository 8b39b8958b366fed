namespace Megaraptor.Vql.Columns;

/// <summary>What functions return whose result does not depend on their arguments. A failing call returns NULL, so all are nullable; for arguments of a wrong type some return FALSE.</summary>
internal static class FunctionTypes
{
    internal static VqlType Of(string function) => function switch
    {
        "timestamp" => VqlType.Time.OrNull(),
        "atoi" or "int" or "len" or "count" or "sum" or "rand" or "getpid" => VqlType.Integer.OrNull(),
        "parse_float" or "entropy" or "similarity" or "rate" => VqlType.Float.OrNull(),
        "format" or "str" or "base64encode" or "base64decode" or "basename" or "encode" or "humanize" or "join" or "lowcase" or "upcase" or "relpath"
            or "regex_replace" or "rot13" or "serialize" or "strip" or "substr" or "template" or "timestamp_format" or "typeof" or "unhex" or "utf16"
            or "utf16_encode" or "uuid" or "whoami" or "xor" or "link_to" => VqlType.String.OrNull(),
        "cidr_contains" => VqlType.Boolean.OrNull(),
        "split" or "array" or "enumerate" or "commandline_split" or "parse_json_array" => VqlType.List.OrNull(),
        "lazy_dict" or "to_dict" or "parse_json" or "parse_string_with_regex" or "hash" or "client_info" or "collect_client" or "hunt" => VqlType.Dict.OrNull(),
        _ => VqlType.Any,
    };
}
