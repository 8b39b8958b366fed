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
            .. CollectionFunctions.All,
            .. ControlFunctions.All,
            .. DictFunctions.All,
            .. JsonFunctions.All,
            .. LogFunctions.All,
            .. NumberFunctions.All,
            .. TextFunctions.All,
            .. TimeFunctions.All,
        ])
        .Add(
        [
            .. CorePlugins.All,
            .. ForeachPlugin.All,
        ])
        .Add(BuiltInAccessors.All);
}
