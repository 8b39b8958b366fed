using Megaraptor.Vql.Effects;

namespace Megaraptor.Vql.Reference;

/// <summary>Reads and writes one line of a reference table: kind, name, permissions, platforms, effects, what it does, arguments.</summary>
internal static class NameLine
{
    private const string FreeForm = "*";

    internal static string Key(VqlNameKind kind, string name) => $"{KindText(kind)}\t{name}";

    internal static string KindText(VqlNameKind kind) => kind switch
    {
        VqlNameKind.Plugin => "plugin",
        VqlNameKind.Function => "function",
        _ => "accessor",
    };

    /// <summary>Reads a line.</summary>
    /// <returns>The name, or null when the columns are not those of a name.</returns>
    internal static VqlName? Read(string[] columns)
    {
        if (columns.Length < 6 || columns[1].Length == 0 || Kind(columns[0]) is not { } kind)
        {
            return null;
        }

        string[] arguments = columns.Length > 6 && columns[6].Length > 0 ? columns[6].Split(' ') : [];
        bool isFreeForm = arguments.Length > 0 && arguments[arguments.Length - 1] == FreeForm;
        return new VqlName(
            kind,
            columns[1],
            List(columns[2]),
            Platforms(columns[3]),
            Effects(columns[4]),
            columns[5] == "-" ? "" : columns[5],
            [.. arguments.Where(static argument => argument != FreeForm).Select(Argument)],
            isFreeForm);
    }

    internal static string Write(VqlName name)
    {
        IEnumerable<string> arguments = name.Arguments.Select(static argument =>
            $"{argument.Name}:{TypeText(argument.Type)}{(argument.IsRequired ? "!" : "")}{(argument.IsRepeated ? "+" : "")}");
        string permissions = name.Permissions.Count == 0 ? "-" : string.Join(",", name.Permissions);
        string platforms = name.Platforms == VqlPlatforms.None
            ? "-"
            : $"{(name.Platforms.HasFlag(VqlPlatforms.Darwin) ? "d" : "")}{(name.Platforms.HasFlag(VqlPlatforms.Linux) ? "l" : "")}{(name.Platforms.HasFlag(VqlPlatforms.Windows) ? "w" : "")}";
        string all = string.Join(" ", name.IsFreeForm ? arguments.Concat([FreeForm]) : arguments);
        return $"{Key(name.Kind, name.Name)}\t{permissions}\t{platforms}\t-\t-\t{all}".TrimEnd('\t');
    }

    private static VqlNameKind? Kind(string text) => text switch
    {
        "plugin" => VqlNameKind.Plugin,
        "function" => VqlNameKind.Function,
        "accessor" => VqlNameKind.Accessor,
        _ => null,
    };

    private static string[] List(string text) => text == "-" ? [] : text.Split(',');

    private static VqlPlatforms Platforms(string text) =>
        (text.Contains('d') ? VqlPlatforms.Darwin : 0) | (text.Contains('l') ? VqlPlatforms.Linux : 0) | (text.Contains('w') ? VqlPlatforms.Windows : 0);

    /// <summary>The effects of a list; a word that is none makes them unknown, which is the safe side.</summary>
    private static VqlEffects Effects(string text)
    {
        VqlEffects effects = VqlEffects.None;
        foreach (string word in text.Split(','))
        {
            effects |= word switch
            {
                nameof(VqlEffects.None) => VqlEffects.None,
                nameof(VqlEffects.ReadResults) => VqlEffects.ReadResults,
                nameof(VqlEffects.ReadServerFiles) => VqlEffects.ReadServerFiles,
                nameof(VqlEffects.ReadServerState) => VqlEffects.ReadServerState,
                nameof(VqlEffects.ReadSecrets) => VqlEffects.ReadSecrets,
                nameof(VqlEffects.Network) => VqlEffects.Network,
                nameof(VqlEffects.WriteServerFiles) => VqlEffects.WriteServerFiles,
                nameof(VqlEffects.Execute) => VqlEffects.Execute,
                nameof(VqlEffects.ChangeServer) => VqlEffects.ChangeServer,
                nameof(VqlEffects.DeleteData) => VqlEffects.DeleteData,
                nameof(VqlEffects.ActOnEndpoints) => VqlEffects.ActOnEndpoints,
                nameof(VqlEffects.Impersonate) => VqlEffects.Impersonate,
                _ => VqlEffects.Unknown,
            };
        }

        return effects;
    }

    /// <summary>Reads <c>name:type</c>, then <c>!</c> when required, <c>+</c> when repeated, <c>=Effect</c> when it adds one.</summary>
    private static VqlArgument Argument(string text)
    {
        int effectAt = text.IndexOf('=');
        VqlEffects effects = effectAt < 0 ? VqlEffects.None : Effects(text.Substring(effectAt + 1));
        string rest = effectAt < 0 ? text : text.Substring(0, effectAt);
        int colon = rest.IndexOf(':');
        string name = colon < 0 ? rest.TrimEnd('!', '+') : rest.Substring(0, colon);
        string type = colon < 0 ? "" : rest.Substring(colon + 1).TrimEnd('!', '+');
        return new VqlArgument(name, Type(type), rest.Contains('!'), rest.Contains('+'), effects);
    }

    private static VqlArgumentType Type(string text) => text switch
    {
        "string" => VqlArgumentType.String,
        "bool" => VqlArgumentType.Boolean,
        "int" => VqlArgumentType.Integer,
        "float" => VqlArgumentType.Float,
        "time" => VqlArgumentType.Time,
        "path" => VqlArgumentType.Path,
        "dict" => VqlArgumentType.Dict,
        "query" => VqlArgumentType.Query,
        "expression" => VqlArgumentType.Expression,
        "lambda" => VqlArgumentType.Lambda,
        "vql" => VqlArgumentType.Vql,
        "code" => VqlArgumentType.Code,
        _ => VqlArgumentType.Any,
    };

    private static string TypeText(VqlArgumentType type) => type switch
    {
        VqlArgumentType.String => "string",
        VqlArgumentType.Boolean => "bool",
        VqlArgumentType.Integer => "int",
        VqlArgumentType.Float => "float",
        VqlArgumentType.Time => "time",
        VqlArgumentType.Path => "path",
        VqlArgumentType.Dict => "dict",
        VqlArgumentType.Query => "query",
        VqlArgumentType.Expression => "expression",
        VqlArgumentType.Lambda => "lambda",
        VqlArgumentType.Vql => "vql",
        VqlArgumentType.Code => "code",
        _ => "any",
    };
}
