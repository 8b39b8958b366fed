using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Configuration;

/// <summary>
/// Checks the client's certificate as the server will: chain, dates and usage. A server that refuses a certificate drops the
/// connection without a reason, so what can be known must be known before the first call.
/// </summary>
internal static class CertificateChecks
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>How long before its end a certificate is warned of.</summary>
    private static readonly TimeSpan s_warningPeriod = TimeSpan.FromDays(30);

    /// <summary>Whether a certificate ends within 30 days.</summary>
    internal static bool ExpiresSoon(X509Certificate2 certificate, DateTimeOffset now) => End(certificate) - now < s_warningPeriod;

    internal static void Check(X509Certificate2 client, X509Certificate2 authority, string source, TimeProvider timeProvider, List<string> warnings)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        CheckDates(authority, "The CA certificate", source, now);
        CheckDates(client, "The client certificate", source, now);
        CheckUsage(client, source);
        CheckChain(client, authority, source, now);
        if (ExpiresSoon(client, now))
        {
            warnings.Add($"The client certificate in {source} expires on {Date(client.NotAfter)}: have a new one made with 'velociraptor config api_client'.");
        }
    }

    private static void CheckDates(X509Certificate2 certificate, string what, string source, DateTimeOffset now)
    {
        if (now > End(certificate))
        {
            throw new ConfigurationException(
                $"{what} in {source} expired on {Date(certificate.NotAfter)}.",
                "Have a new file made on the server: velociraptor --config server.config.yaml config api_client --name NAME api_client.yaml.");
        }

        if (now < new DateTimeOffset(certificate.NotBefore))
        {
            throw new ConfigurationException(
                $"{what} in {source} is valid only from {Date(certificate.NotBefore)}.",
                $"Check this machine's clock, which says {now.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.");
        }
    }

    /// <summary>The server verifies with both usages, and takes a certificate without serverAuth for that of nobody.</summary>
    private static void CheckUsage(X509Certificate2 client, string source)
    {
        X509EnhancedKeyUsageExtension? usage = client.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault();
        if (usage is null)
        {
            return;
        }

        HashSet<string?> usages = [.. usage.EnhancedKeyUsages.Cast<Oid>().Select(static oid => oid.Value)];
        if (!usages.Contains(ClientAuthentication) || !usages.Contains(ServerAuthentication))
        {
            throw new ConfigurationException(
                $"The client certificate in {source} lacks the usage {(usages.Contains(ClientAuthentication) ? "serverAuth" : "clientAuth")}.",
                "The server checks for clientAuth and serverAuth: have the certificate made with 'velociraptor config api_client'.");
        }
    }

    private static void CheckChain(X509Certificate2 client, X509Certificate2 authority, string source, DateTimeOffset now)
    {
        using var chain = new X509Chain { ChainPolicy = CertificateTrust.Policy(authority, now) };
        if (!chain.Build(client))
        {
            throw new ConfigurationException(
                $"The client certificate in {source} was not issued by the ca_certificate beside it.",
                "Both must come from the same server: have the file made anew with 'velociraptor config api_client'.");
        }
    }

    private static DateTimeOffset End(X509Certificate2 certificate) => new(certificate.NotAfter);

    private static string Date(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
