using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Hosts;

/// <summary>Kind and permissions of a file, as Go knows them: a number in JSON, with the usual text behind <c>.String</c>.</summary>
internal sealed class HostFileMode : VqlObject
{
    private const string Letters = "dalTLDpSugct?";
    private const string Permissions = "rwxrwxrwx";
    private const uint PermissionBits = 0x1FF;
    private static readonly string[] s_members = ["String", "IsDir", "IsRegular", "Perm", "Type"];

    private readonly uint _bits;

    private HostFileMode(uint bits) => _bits = bits;

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => Has('d');

    /// <summary>Whether it is a symbolic link.</summary>
    public bool IsLink => Has('L');

    /// <summary>Whether it is a plain file.</summary>
    public bool IsRegular => !"dLDpSc?".Any(Has);

    /// <inheritdoc/>
    public override string TypeName => "fs.FileMode";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => s_members;

    /// <summary>Reads the text of a mode, such as <c>-rw-r--r--</c> or <c>dtrwxrwxrwx</c>.</summary>
    public static HostFileMode Parse(string text)
    {
        uint bits = 0;
        int at = 0;
        for (; at < text.Length - Permissions.Length; at++)
        {
            int letter = Letters.IndexOf(text[at], StringComparison.Ordinal);
            bits |= letter < 0 ? 0 : 1u << (31 - letter);
        }

        for (int i = 0; i < Permissions.Length && at + i < text.Length; i++)
        {
            bits |= text[at + i] == Permissions[i] ? 1u << (8 - i) : 0;
        }

        return new HostFileMode(bits);
    }

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value)
    {
        value = name switch
        {
            "String" => ToString(),
            "IsDir" => IsDirectory,
            "IsRegular" => IsRegular,
            "Perm" => new HostFileMode(_bits & PermissionBits),
            "Type" => new HostFileMode(_bits & ~PermissionBits),
            _ => null,
        };
        return value is null ? Lookup.Missing : Lookup.Found;
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => (long)_bits;

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<char> text = stackalloc char[Letters.Length + Permissions.Length];
        int length = 0;
        foreach (char letter in Letters)
        {
            if (Has(letter))
            {
                text[length++] = letter;
            }
        }

        if (length == 0)
        {
            text[length++] = '-';
        }

        for (int i = 0; i < Permissions.Length; i++)
        {
            text[length++] = (_bits & (1u << (8 - i))) != 0 ? Permissions[i] : '-';
        }

        return new string(text[..length]);
    }

    private bool Has(char letter) => (_bits & (1u << (31 - Letters.IndexOf(letter, StringComparison.Ordinal)))) != 0;
}
