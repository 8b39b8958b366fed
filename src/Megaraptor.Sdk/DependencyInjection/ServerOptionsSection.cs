using System.Globalization;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Vql.Reference;
using Microsoft.Extensions.Configuration;

namespace Megaraptor.Sdk.DependencyInjection;

/// <summary>Reads a section of an application's settings, key by key. A key that means nothing is an error: a misspelt one would be ignored.</summary>
internal static class ServerOptionsSection
{
    private static readonly Dictionary<string, Func<VelociraptorServerOptions, string, string?>> s_keys = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(VelociraptorServerOptions.ConfigPath)] = static (options, value) => Text(() => options.ConfigPath = value),
        [nameof(VelociraptorServerOptions.Url)] = static (options, value) => Text(() => options.Url = value),
        [nameof(VelociraptorServerOptions.ClientCertificate)] = static (options, value) => Text(() => options.ClientCertificate = value),
        [nameof(VelociraptorServerOptions.ClientKey)] = static (options, value) => Text(() => options.ClientKey = value),
        [nameof(VelociraptorServerOptions.CertificateAuthority)] = static (options, value) => Text(() => options.CertificateAuthority = value),
        [nameof(VelociraptorServerOptions.KeyPasswordFile)] = static (options, value) => Text(() => options.KeyPasswordFile = value),
        [nameof(VelociraptorServerOptions.KeyPasswordVariable)] = static (options, value) => Text(() => options.KeyPasswordVariable = value),
        [nameof(VelociraptorServerOptions.OrgId)] = static (options, value) => Text(() => options.OrgId = value),
        [nameof(VelociraptorServerOptions.QueryTimeout)] = static (options, value) => Time(value, time => options.QueryTimeout = time),
        [nameof(VelociraptorServerOptions.ConnectTimeout)] = static (options, value) => Time(value, time => options.ConnectTimeout = time),
        [nameof(VelociraptorServerOptions.EnableSensitiveData)] = static (options, value) => Flag(value, flag => options.EnableSensitiveData = flag),
    };

    internal static void Read(IConfiguration section, VelociraptorServerOptions options)
    {
        string path = (section as IConfigurationSection)?.Path ?? "";
        options.Source = path.Length > 0 ? $"the section {path}" : "the application's settings";
        foreach (IConfigurationSection entry in section.GetChildren())
        {
            if (!s_keys.TryGetValue(entry.Key, out Func<VelociraptorServerOptions, string, string?>? take))
            {
                string guess = NearMatches.Nearest(entry.Key, s_keys.Keys) is { } nearest ? $"; did you mean {nearest}?" : ".";
                options.Problems.Add($"{EvidenceText.Show(entry.Path)} means nothing here{guess} Known: {string.Join(", ", s_keys.Keys.Order(StringComparer.Ordinal))}.");
            }
            else if (entry.Value is { } value && take(options, value) is { } expected)
            {
                options.Problems.Add($"{entry.Path} must be {expected}.");
            }
        }
    }

    private static string? Text(Action set)
    {
        set();
        return null;
    }

    /// <summary>Digits alone are seconds: the framework would read days.</summary>
    private static string? Time(string value, Action<TimeSpan> set)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            set(TimeSpan.FromSeconds(seconds));
            return null;
        }

        if (TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out TimeSpan time))
        {
            set(time);
            return null;
        }

        return "a time, such as 00:01:30 or 90 (seconds)";
    }

    private static string? Flag(string value, Action<bool> set)
    {
        if (!bool.TryParse(value, out bool flag))
        {
            return "true or false";
        }

        set(flag);
        return null;
    }
}
