using Megaraptor.Sdk.Errors;

namespace Megaraptor.CommandLine.Connections;

/// <summary>Servers by name, each with its API client configuration: words <c>NAME=FILE</c>, or a file of such lines.</summary>
internal static class ServerList
{
    /// <summary>The variable that may name the file.</summary>
    internal const string Variable = "MEGARAPTOR_SERVERS_FILE";

    /// <summary>Reads words and file together; a word wins over a line of the same name.</summary>
    /// <param name="words">Words <c>NAME=FILE</c>.</param>
    /// <param name="file">The file of such lines, or null.</param>
    /// <exception cref="ConfigurationException">A word or line is none, or a name comes twice in one place.</exception>
    internal static Dictionary<string, string> Read(IEnumerable<string> words, string? file)
    {
        Dictionary<string, string> servers = file is null ? [] : FromFile(file);
        foreach ((string name, string path) in FromWords(words))
        {
            servers[name] = path;
        }

        return servers;
    }

    private static Dictionary<string, string> FromWords(IEnumerable<string> words)
    {
        var servers = new Dictionary<string, string>();
        foreach (string word in words)
        {
            Add(servers, word, $"--server {word}", path => path);
        }

        return servers;
    }

    private static Dictionary<string, string> FromFile(string file)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The list of servers {file} cannot be read: {failure.Message}", $"Check --servers and the variable {Variable}.", failure);
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var servers = new Dictionary<string, string>();
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length > 0 && !line.StartsWith('#'))
            {
                Add(servers, line, $"Line {i + 1} of {file}", path => path.StartsWith('~') ? path : Path.Combine(folder, path));
            }
        }

        return servers;
    }

    private static void Add(Dictionary<string, string> servers, string word, string where, Func<string, string> locate)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? "" : word[..equals].Trim();
        string path = equals < 0 ? "" : word[(equals + 1)..].Trim();
        if (name.Length == 0 || path.Length == 0)
        {
            throw new ConfigurationException($"{where} names no server.", "Write NAME=FILE, such as: lab=/etc/velociraptor/lab.api_client.yaml");
        }

        if (!servers.TryAdd(name, locate(path)))
        {
            throw new ConfigurationException($"{where}: the server '{name}' is named twice.", "Give each server a name of its own.");
        }
    }
}
