using System.Text;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Time;

namespace Megaraptor.Lab.Evaluation.Json;

/// <summary>JSON as a string.</summary>
internal static class JsonText
{
    /// <summary>The JSON of a value, times in UTC.</summary>
    /// <param name="value">The value.</param>
    /// <param name="scope">The query's scope, for values that are not evaluated yet.</param>
    /// <returns>The text.</returns>
    public static string Of(object? value, Scope? scope = null)
    {
        var buffer = new JsonBuffer();
        new JsonValue(buffer, scope, VqlZone.Utc).WriteOrNull(value);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>The JSON of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="scope">The query's scope, for values that are not evaluated yet.</param>
    /// <param name="zone">The zone of times.</param>
    /// <returns>The text, or null for a value that JSON cannot show.</returns>
    public static string? Of(object? value, Scope scope, VqlZone zone)
    {
        var buffer = new JsonBuffer();
        return new JsonValue(buffer, scope, zone).TryWrite(value) ? Encoding.UTF8.GetString(buffer.Written) : null;
    }
}
