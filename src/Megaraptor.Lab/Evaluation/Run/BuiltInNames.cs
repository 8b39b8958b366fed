using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Files;
using Megaraptor.Lab.Evaluation.Functions;
using Megaraptor.Lab.Evaluation.Plugins;

namespace Megaraptor.Lab.Evaluation.Run;

/// <summary>The functions, plugins and accessors that need no server. A server adds its own to the table.</summary>
internal static class BuiltInNames
{
    /// <summary>A new table with all of them.</summary>
    /// <returns>The table.</returns>
    public static NameTable Create() => new NameTable()
        .Add(
        [
            .. AggregateFunctions.All,
            .. CacheFunctions.All,
            .. CollectionFunctions.All,
            .. CommandLineFunctions.All,
            .. ControlFunctions.All,
            .. DictFunctions.All,
            .. EncodingFunctions.All,
            .. EnvironmentFunctions.All,
            .. FileFunctions.All,
            .. GrokFunctions.All,
            .. HashFunctions.All,
            .. HumanizeFunctions.All,
            .. JsonFunctions.All,
            .. LogFunctions.All,
            .. NetworkFunctions.All,
            .. NumberFunctions.All,
            .. PatchFunctions.All,
            .. PathFunctions.All,
            .. RegexFunctions.All,
            .. ScriptFunctions.All,
            .. SerializeFunctions.All,
            .. TextFunctions.All,
            .. TimeFunctions.All,
        ])
        .Add(
        [
            .. CorePlugins.All,
            .. DiskPlugins.All,
            .. EventPlugins.All,
            .. FilePlugins.All,
            .. ForeachPlugin.All,
            .. QueryPlugin.All,
            .. RowPlugins.All,
        ])
        .Add([.. BuiltInAccessors.All, .. HostDisk.Accessors]);
}
