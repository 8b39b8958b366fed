namespace Megaraptor.Vql.Reference;

/// <summary>The versions in which names and arguments of the server first were there, as far as they came after 0.6.9. Facts; what is not here is older, or its age is not known.</summary>
public static class FirstVersions
{
    // Kind, name, its first version (- for 0.6.9 and before), and arguments that came later.
    private const string Table = """
        function artifact_set - tags=0.75 repository=0.76.2
        function artifact_set_metadata 0.7.1 basic=0.72 tags=0.75
        function client_create - mac_addresses=0.7.0
        function client_set_metadata - modify=0.77.1
        function collect_client - flow_id=0.77.1
        function create_notebook_download - filename=0.72
        function get_flow - summary=0.77.1
        function hunt - tags=0.76.2
        function hunt_info 0.74
        function hunt_update - expires=0.7.1 add_labels=0.74 del_labels=0.74
        function import 0.73
        function import_collection - import_type=0.7.1
        function inventory_get - probe=0.7.0
        function link_to 0.73 upload=0.74 notebook_id=0.77.1 parameters=0.77.1 raw=0.74
        function notebook_create 0.72
        function notebook_export 0.72
        function notebook_get 0.72 verbose=0.73
        function notebook_update 0.73
        function notebook_update_cell 0.72 delete=0.75
        function org_delete - really_do_it=0.7.0
        function repack - dest_filename=0.74.4
        function secret_add 0.74.4
        function secret_modify 0.74.3 visible_to_all_orgs=0.75.5 add_orgs=0.75.5 remove_orgs=0.75.5
        function send_event - client_id=0.76.4
        function server_metadata - metadata=0.77.1
        function timeline_add - message_column=0.73 ts_desc_column=0.73
        function timeline_delete 0.73
        function user_create - sub=0.77.2
        function user_message 0.76.4
        function user_options 0.73
        plugin backup 0.73
        plugin backup_restore 0.73 prefix=0.74 providers=0.74
        plugin collect - concurrency=0.7.0 remapping=0.73
        plugin delete_flow - really_do_it=0.7.0 sync=0.74
        plugin favorites_list 0.74
        plugin flows - summary=0.77.1
        plugin help 0.74
        plugin hunt_delete - workers=0.74 archive=0.74
        plugin hunt_flows - basic_info=0.73
        plugin hunt_reindex 0.76.2
        plugin hunt_results - orgs=0.7.1
        plugin hunts - summary=0.77.1
        plugin logging 0.7.1 prelog=0.74.4
        plugin notebooks 0.75.2
        plugin query - copy_env=0.73 inherit=0.73 exit=0.76.2
        plugin secrets 0.74.3
        plugin source - notebook_cell_version=0.72 orgs=0.72
        plugin timeline - components=0.73
        plugin timelines 0.73
        plugin uploads - notebook_id=0.73
        plugin user_messages 0.76.4
        """;

    private static readonly Lazy<Dictionary<string, Dictionary<string, ServerVersion>>> s_versions = new(Read);

    /// <summary>The version in which a name first was there.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">The name.</param>
    /// <returns>The version; null for 0.6.9 and before, and when it is not known.</returns>
    public static ServerVersion? Of(VqlNameKind kind, string name) => Find(kind, name, "");

    /// <summary>The version in which an argument first was there.</summary>
    /// <param name="kind">What its plugin or function is.</param>
    /// <param name="name">The plugin's or function's name.</param>
    /// <param name="argument">The argument's name.</param>
    /// <returns>The version; null for that of the plugin or function itself, and when it is not known.</returns>
    public static ServerVersion? Of(VqlNameKind kind, string name, string argument) => Find(kind, name, argument);

    private static ServerVersion? Find(VqlNameKind kind, string name, string argument) =>
        s_versions.Value.TryGetValue(Key(kind == VqlNameKind.Plugin ? "plugin" : "function", name), out Dictionary<string, ServerVersion>? versions)
        && versions.TryGetValue(argument, out ServerVersion version)
            ? version
            : null;

    private static string Key(string kind, string name) => kind + " " + name;

    private static Dictionary<string, Dictionary<string, ServerVersion>> Read()
    {
        var all = new Dictionary<string, Dictionary<string, ServerVersion>>(StringComparer.Ordinal);
        foreach (string line in Table.Split('\n'))
        {
            string[] words = line.Trim().Split(' ');
            var versions = new Dictionary<string, ServerVersion>(StringComparer.Ordinal);
            Add(versions, "", words[2]);
            foreach (string argument in words.Skip(3))
            {
                string[] parts = argument.Split('=');
                Add(versions, parts[0], parts[1]);
            }

            all[Key(words[0], words[1])] = versions;
        }

        return all;
    }

    private static void Add(Dictionary<string, ServerVersion> versions, string argument, string text)
    {
        if (ServerVersion.TryParse(text, out ServerVersion version))
        {
            versions[argument] = version;
        }
    }
}
