using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Megaraptor.Sdk.Connection;

/// <summary>Why a server's certificate was refused, in words for a person.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Names">The names that the certificate carries.</param>
/// <param name="Detail">A date or the chain's own words, or "".</param>
internal sealed record ServerCertificateProblem(ServerCertificateProblem.Reason Kind, string Names, string Detail)
{
    internal enum Reason
    {
        Missing,
        WrongName,
        OtherAuthority,
        Expired,
        NotYetValid,
        Other,
    }

    internal static ServerCertificateProblem From(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return new ServerCertificateProblem(Reason.Missing, "", "");
        }

        using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        string names = Carried(server);
        X509ChainStatusFlags flags = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, static (all, status) => all | status.Status);
        // All Velociraptor CAs have one name: that of another server is found by its name and fails by its signature.
        if ((flags & (X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.NotSignatureValid)) != 0)
        {
            return new ServerCertificateProblem(Reason.OtherAuthority, names, server.Issuer);
        }

        if ((flags & X509ChainStatusFlags.NotTimeValid) != 0)
        {
            bool isExpired = server.NotAfter < DateTime.Now;
            DateTime date = (isExpired ? server.NotAfter : server.NotBefore).ToUniversalTime();
            return new ServerCertificateProblem(isExpired ? Reason.Expired : Reason.NotYetValid, names, date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        }

        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            return new ServerCertificateProblem(Reason.WrongName, names, "");
        }

        string detail = string.Join("; ", (chain?.ChainStatus ?? []).Select(static status => status.StatusInformation.Trim()));
        return new ServerCertificateProblem(Reason.Other, names, detail.Length > 0 ? detail : errors.ToString());
    }

    private static string Carried(X509Certificate2 server)
    {
        string[] names =
        [
            .. server.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(static extension => extension.EnumerateDnsNames()),
        ];
        return names.Length > 0 ? string.Join(", ", names) : server.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
    }
}
