using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Reference.Tables;

namespace Megaraptor.Vql.Reference;

/// <summary>The plugins, functions and accessors of a server.</summary>
/// <remarks>Made without reading the table: a name is read from its line when it is first asked for.</remarks>
public sealed class VqlReference
{
    /// <summary>The first line of a reference file.</summary>
    public const string Header = "# Megaraptor VQL reference 1";

    private static readonly Lazy<VqlReference> s_default = new(static () => new VqlReference(ServerNames.Text, null));

    private readonly SortedLines _lines;
    private readonly VqlName?[] _read;
    private readonly VqlReference? _below;

    private VqlReference(string table, VqlReference? below)
    {
        _lines = new SortedLines(table);
        _read = new VqlName?[_lines.Count];
        _below = below;
    }

    /// <summary>The names of Velociraptor 0.77.2.</summary>
    public static VqlReference Default => s_default.Value;

    /// <summary>All names of a kind, in ordinal order.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The names.</returns>
    public IEnumerable<string> Names(VqlNameKind kind)
    {
        string text = NameLine.KindText(kind);
        IEnumerable<string> own = Enumerable.Range(0, _lines.Count).Where(line => _lines.Column(line, 0) == text).Select(line => _lines.Column(line, 1));
        return _below is null ? own : own.Union(_below.Names(kind), StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal);
    }

    /// <summary>Finds a name.</summary>
    /// <param name="kind">What it must be.</param>
    /// <param name="name">The name; case-sensitive, as on the server.</param>
    /// <returns>The name, or null when the server has none of the kind.</returns>
    public VqlName? Find(VqlNameKind kind, string name)
    {
        int line = _lines.Find(NameLine.Key(kind, name));
        return line < 0 ? _below?.Find(kind, name) : _read[line] ??= Read(line);
    }

    /// <summary>The names of a kind that are near a misspelt one.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The name as written.</param>
    /// <returns>At most three names, the nearest first.</returns>
    public IReadOnlyList<string> NearTo(VqlNameKind kind, string name) => NearMatches.Of(name, Names(kind));

    /// <summary>Reads a reference file, as <c>megaraptor reference export</c> writes it, on top of this reference.</summary>
    /// <param name="file">The text of the file.</param>
    /// <returns>
    /// A reference with the names of both; where both have a name, the file's counts. What a name can do is never taken
    /// from the file: a name that is unknown here can do anything.
    /// </returns>
    /// <exception cref="FormatException">The text is no reference file; the message names the line.</exception>
    public VqlReference With(string file)
    {
        string[] lines = file.Replace("\r\n", "\n").Split('\n');
        if (lines[0].TrimEnd() != Header)
        {
            throw new FormatException($"Line 1: a reference file begins with \"{Header}\".");
        }

        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#')
            {
                continue;
            }

            VqlName name = NameLine.Read(lines[i].Split('\t')) ?? throw new FormatException($"Line {i + 1}: kind, name, permissions, platforms, -, -, arguments, separated by tabs.");
            names[NameLine.Key(name.Kind, name.Name)] = lines[i];
        }

        return new VqlReference(string.Join("\n", names.Values), this);
    }

    /// <summary>Writes names as a reference file.</summary>
    /// <param name="names">The names, in any order.</param>
    /// <returns>The text of the file.</returns>
    public static string Write(IEnumerable<VqlName> names) =>
        string.Join("\n", names.Select(NameLine.Write).OrderBy(static line => line, StringComparer.Ordinal).Prepend(Header)) + "\n";

    private VqlName Read(int line)
    {
        VqlName name = NameLine.Read(_lines.Columns(line)) ?? throw new InvalidOperationException("A line of the reference is broken.");
        if (_below is null)
        {
            return name;
        }

        VqlName? known = _below.Find(name.Kind, name.Name);
        return name with
        {
            Effects = EffectsOfPermissions.Of(name.Permissions) | (known?.Effects ?? VqlEffects.Unknown),
            Does = known?.Does ?? "",
            IsFreeForm = name.IsFreeForm || known?.IsFreeForm == true,
            Arguments = [.. name.Arguments.Select(argument => Special(argument, known?.Argument(argument.Name)))],
        };
    }

    /// <summary>Keeps what is known about an argument beyond its declared type.</summary>
    private static VqlArgument Special(VqlArgument argument, VqlArgument? known) =>
        known is { Type: VqlArgumentType.Lambda or VqlArgumentType.Vql or VqlArgumentType.Code } or { Effects: not VqlEffects.None }
            ? argument with { Type = known.Type, Effects = known.Effects }
            : argument with { Effects = VqlEffects.None };
}
