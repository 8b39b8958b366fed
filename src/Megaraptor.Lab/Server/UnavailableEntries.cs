using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab.Server;

/// <summary>
/// What a server has and the Lab has not, where a permission guards it: who lacks the permission is refused as by a server, and so is a call
/// whose arguments do not fit, before it shows that there is nothing behind it.
/// </summary>
internal static class UnavailableEntries
{
    /// <summary>Adds an entry for every guarded name that a table lacks.</summary>
    public static NameTable AddTo(NameTable names)
    {
        foreach ((string name, string permission) in Guarded(VqlNameKind.Function).Where(entry => !names.Functions.ContainsKey(entry.Name)))
        {
            names.Add(Define.Function(name, call => throw NameTable.Refuse(name, call.Query)) with { Permission = permission });
        }

        foreach ((string name, string permission) in Guarded(VqlNameKind.Plugin).Where(entry => !names.Plugins.ContainsKey(entry.Name)))
        {
            names.Add(Define.Plugin(name, call => throw NameTable.Refuse(name, call.Query)) with { Permission = permission });
        }

        return names;
    }

    /// <summary>Names that one permission guards. Of several it is not known which a call takes.</summary>
    private static IEnumerable<(string Name, string Permission)> Guarded(VqlNameKind kind)
    {
        foreach (string name in VqlReference.Default.Names(kind))
        {
            if (VqlReference.Default.Find(kind, name) is { Permissions: [var permission] })
            {
                yield return (name, permission);
            }
        }
    }
}
