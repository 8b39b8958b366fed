using System.Globalization;
using Megaraptor.Sdk.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Megaraptor.Sdk.Configuration;

/// <summary>Reads the keys of an <c>api_client.yaml</c>: a flat map of scalars, PEM values in literal blocks.</summary>
internal static class ApiClientFile
{
    private const long LargestFile = 1 << 20;

    internal static ApiClientMaterial Read(string path)
    {
        string text = ReadText(path);
        string? modeWarning = PrivateFileMode.Check(new FileInfo(path), "a private key");
        ApiClientMaterial material = Parse(text, path);
        if (modeWarning is not null)
        {
            material.Warnings.Add(modeWarning);
        }

        return material;
    }

    internal static ApiClientMaterial Parse(string text, string path)
    {
        Dictionary<string, string> keys = ReadKeys(path, text);
        var material = new ApiClientMaterial
        {
            Address = keys.GetValueOrDefault("api_connection_string") ?? keys.GetValueOrDefault("api_url"),
            CertificateAuthority = keys.GetValueOrDefault("ca_certificate"),
            ClientCertificate = keys.GetValueOrDefault("client_cert"),
            PrivateKey = keys.GetValueOrDefault("client_private_key"),
            PinnedServerName = keys.GetValueOrDefault("pinned_server_name"),
            MaxReceiveBytes = ReceiveLimit(path, keys.GetValueOrDefault("max_grpc_recv_size")),
        };
        if (keys.ContainsKey("api_url") && !keys.ContainsKey("api_connection_string"))
        {
            material.Warnings.Add($"{path} has the key api_url; Velociraptor's own name for it is api_connection_string.");
        }

        return material;
    }

    private static string ReadText(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw new ConfigurationException(
                    Directory.Exists(path) ? $"{path} is a folder, not an API client configuration." : $"There is no file {path}.",
                    "Have one made on the server: velociraptor --config server.config.yaml config api_client --name NAME --role api,investigator api_client.yaml.");
            }

            if (file.Length > LargestFile)
            {
                throw new ConfigurationException($"{path} is {file.Length} bytes long: that is no API client configuration.", "Name the file that 'velociraptor config api_client' wrote.");
            }

            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path} cannot be read: {exception.Message}", "Check the path and who owns the file.", exception);
        }
    }

    private static Dictionary<string, string> ReadKeys(string path, string text)
    {
        var keys = new Dictionary<string, string>();
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                throw new ConfigurationException($"{path} is empty.", "Have the file made anew on the server: velociraptor config api_client.");
            }

            if (!parser.TryConsume<MappingStart>(out _))
            {
                throw NotAMap(path);
            }

            while (!parser.TryConsume<MappingEnd>(out _))
            {
                string key = parser.Consume<Scalar>().Value;
                if (parser.Accept<Scalar>(out _))
                {
                    keys[key] = parser.Consume<Scalar>().Value;
                }
                else
                {
                    parser.SkipThisAndNestedEvents();
                }
            }
        }
        catch (YamlException exception)
        {
            // The parser's own message may quote the text, and the text holds a key.
            throw new ConfigurationException(
                string.Create(CultureInfo.InvariantCulture, $"{path} is no YAML (line {exception.Start.Line}, column {exception.Start.Column})."),
                "The file was probably cut or edited: have it made anew on the server with 'velociraptor config api_client'.");
        }

        return keys.Count > 0 ? keys : throw NotAMap(path);
    }

    private static ConfigurationException NotAMap(string path) => new(
        $"{path} is not an API client configuration: it holds no keys.",
        "Name the file that 'velociraptor config api_client' wrote. A server or client configuration does not serve.");

    private static int ReceiveLimit(string path, string? value)
    {
        if (string.IsNullOrEmpty(value) || value == "0")
        {
            return ApiClientConfiguration.DefaultMaxReceiveBytes;
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) && bytes >= 4096
            ? bytes
            : throw new ConfigurationException($"max_grpc_recv_size in {path} is '{value}'.", "Write a number of bytes from 4096 to 2147483647.");
    }
}
