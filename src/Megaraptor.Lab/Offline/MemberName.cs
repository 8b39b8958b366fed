using System.Text;

namespace Megaraptor.Lab.Offline;

/// <summary>Names of members of a container: components parted by slashes, in which what no file name may hold is percent-encoded.</summary>
internal static class MemberName
{
    /// <summary>Splits a name into its components, decoded.</summary>
    /// <exception cref="EvidenceContainerException">The name leads out of the container.</exception>
    public static string[] Split(string container, string name)
    {
        if (name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal) || name is [_, ':', ..])
        {
            throw Unsafe(container, name);
        }

        string[] components = name.Split('/');
        for (int i = 0; i < components.Length; i++)
        {
            if (components[i] is "." or "..")
            {
                throw Unsafe(container, name);
            }

            components[i] = Decode(components[i]);
        }

        return components;
    }

    /// <summary>The key of a path: its components with a mark between them that none of them holds.</summary>
    public static string Key(IEnumerable<string> components) => string.Join('\0', components);

    /// <summary>Decodes a component; a percent sign without two hex digits stays as it is.</summary>
    public static string Decode(string component)
    {
        if (!component.Contains('%', StringComparison.Ordinal))
        {
            return component;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(component);
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                bytes[length++] = Convert.FromHexString([(char)bytes[i + 1], (char)bytes[i + 2]])[0];
                i += 2;
            }
            else
            {
                bytes[length++] = bytes[i];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static EvidenceContainerException Unsafe(string container, string name) =>
        new($"{container}: the member '{name}' has a name that leads out of the container. It was not opened.");
}
