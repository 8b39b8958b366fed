using System.Buffers;
using System.Text.Json;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <summary>The audit log of the server quotes the nonce of an org that was made: with it anybody can enrol clients.</summary>
internal static class AuditSecrets
{
    private const string AuditLog = "Server.Audit.Logs";
    private const string Secret = "nonce";

    internal static VqlRow Hide(string artifact, VqlRow row) =>
        artifact == AuditLog && row["details"].TryGetMember(Secret, out _) ? Rewrite(row) : row;

    private static VqlRow Rewrite(VqlRow row)
    {
        var buffer = new ArrayBufferWriter<byte>(row.Json.Length);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach ((string column, VqlValue value) in row.Columns)
            {
                writer.WritePropertyName(column);
                if (column == "details")
                {
                    WriteDetails(writer, value);
                }
                else
                {
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return new VqlRow(buffer.WrittenMemory);
    }

    private static void WriteDetails(Utf8JsonWriter writer, VqlValue details)
    {
        writer.WriteStartObject();
        foreach ((string name, VqlValue value) in details.Members())
        {
            writer.WritePropertyName(name);
            if (name == Secret)
            {
                writer.WriteStringValue(MonitoringTables.Redacted);
            }
            else
            {
                value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}
