using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Verification;

/// <summary>Whether an exchange may be repeated: what changes something must not be, when its answer does not come as expected.</summary>
internal static class Effects
{
    /// <summary>The functions and plugins that change what a server remembers.</summary>
    private static readonly HashSet<string> s_changing = new(StringComparer.Ordinal)
    {
        "add_client_monitoring", "add_server_monitoring", "artifact_delete", "artifact_set", "artifact_set_metadata", "backup", "backup_restore",
        "cancel_flow", "client_create", "client_delete", "client_set_metadata", "collect", "collect_client", "create_flow_download",
        "create_hunt_download", "create_notebook_download", "delete_events", "delete_flow", "execve", "favorites_delete", "favorites_save",
        "file_store_delete", "hunt", "hunt_add", "hunt_delete", "hunt_update", "import_collection", "inventory_add", "killkillkill", "label",
        "notebook_create", "notebook_delete", "notebook_export", "notebook_update", "notebook_update_cell", "org_create", "org_delete", "passwd",
        "rm_client_monitoring", "rm_server_monitoring", "secret_add", "secret_modify", "send_event", "server_set_metadata", "set_client_monitoring",
        "set_server_monitoring", "sleep", "timeline_add", "timeline_delete", "user_create", "user_delete", "user_grant", "user_message", "user_options",
    };

    /// <summary>Whether an exchange only reads, and does so quickly.</summary>
    public static bool IsReadOnly(RecordedExchange exchange) => exchange.Push is null && (exchange.Query is not { } query || query.Texts.All(static text => IsReadOnly(text.Vql)));

    private static bool IsReadOnly(string vql)
    {
        var lexer = new VqlLexer(vql);
        for (VqlToken token = lexer.Next(); token.Kind != TokenKind.EndOfText; token = lexer.Next())
        {
            if (token.Kind == TokenKind.Identifier && s_changing.Contains(token.TextIn(vql)))
            {
                return false;
            }
        }

        return true;
    }
}
