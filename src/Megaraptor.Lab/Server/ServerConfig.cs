using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab.Server;

/// <summary>What queries see as <c>config</c>: the client's section of the server's configuration.</summary>
internal static class ServerConfig
{
    private const string Commit = "cd02ac663";
    private const string BuildTime = "2026-08-21T00:00:00Z";

    /// <summary>The section for an org.</summary>
    /// <param name="org">The org, whose nonce it holds.</param>
    /// <param name="authority">The authority's certificate, in PEM.</param>
    /// <param name="version">The version that the Lab speaks as.</param>
    public static VqlDict Of(Org org, string authority, ServerVersion version) => new VqlDict(20)
        .Set("server_urls", VqlList.OfStrings(["https://vr.corp.example:8000/"]))
        .Set("ca_certificate", authority)
        .Set("nonce", org.Nonce)
        .Set("writeback_darwin", "/etc/velociraptor.writeback.yaml")
        .Set("writeback_linux", "/etc/velociraptor.writeback.yaml")
        .Set("writeback_windows", "$ProgramFiles\\Velociraptor\\velociraptor.writeback.yaml")
        .Set("level2_writeback_suffix", ".bak")
        .Set("tempdir_windows", "$ProgramFiles\\Velociraptor\\Tools")
        .Set("max_poll", 2L)
        .Set("max_poll_std", 1L)
        .Set("nanny_max_connection_delay", 600L)
        .Set("windows_installer", new VqlDict(3)
            .Set("service_name", "Velociraptor")
            .Set("install_path", "$ProgramFiles\\Velociraptor\\Velociraptor.exe")
            .Set("service_description", "Velociraptor service"))
        .Set("darwin_installer", new VqlDict(2)
            .Set("service_name", "com.velocidex.velociraptor")
            .Set("install_path", "/usr/local/bin/velociraptor"))
        .Set("server_version", new VqlDict(3)
            .Set("version", version.ToString())
            .Set("commit", Commit)
            .Set("build_time", BuildTime))
        .Set("use_self_signed_ssl", true)
        .Set("max_upload_size", 5_242_880L)
        .Set("local_buffer", new VqlDict(5)
            .Set("memory_size", 52_428_800L)
            .Set("disk_size", 1_073_741_824L)
            .Set("filename_linux", "/var/tmp/Velociraptor_Buffer.bin")
            .Set("filename_windows", "$TEMP/Velociraptor_Buffer.bin")
            .Set("filename_darwin", "/var/tmp/Velociraptor_Buffer.bin"));
}
