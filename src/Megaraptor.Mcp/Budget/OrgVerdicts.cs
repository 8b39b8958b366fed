using System.Text.Json;
using Megaraptor.Sdk.Orgs;

namespace Megaraptor.Mcp.Budget;

/// <summary>What became of a call in each org, in an answer: a model must see which orgs its rows do not speak for.</summary>
internal static class OrgVerdicts
{
    private const int MostQuiet = 50;

    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<OrgVerdict> orgs)
    {
        if (orgs.Count == 0)
        {
            return;
        }

        // Failures are always told, whatever they cost; orgs that went well are many on a large server, and tell little.
        OrgVerdict[] failed = [.. orgs.Where(static org => org.IsFailure)];
        OrgVerdict[] quiet = [.. orgs.Where(static org => !org.IsFailure)];
        writer.WriteStartArray("orgs");
        foreach (OrgVerdict org in (IEnumerable<OrgVerdict>)[.. failed, .. quiet.Take(MostQuiet)])
        {
            Write(writer, org);
        }

        writer.WriteEndArray();
        if (quiet.Length > MostQuiet)
        {
            writer.WriteNumber("orgs_not_shown", quiet.Length - MostQuiet);
        }
    }

    private static void Write(Utf8JsonWriter writer, OrgVerdict org)
    {
        writer.WriteStartObject();
        writer.WriteString("org_id", org.OrgId);
        writer.WriteString("name", org.Name);
        writer.WriteString("verdict", org.Verdict);
        writer.WriteNumber("rows", org.Rows);
        if (org.Error is not null)
        {
            writer.WriteString("error", org.Error);
        }

        if (org.Hint is not null)
        {
            writer.WriteString("hint", org.Hint);
        }

        writer.WriteEndObject();
    }
}
