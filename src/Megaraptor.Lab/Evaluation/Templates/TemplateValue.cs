using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Templates;

/// <summary>Values as templates see them.</summary>
internal static class TemplateValue
{
    /// <summary>What a member gives that is not there, and <c>nil</c>.</summary>
    public static object Missing { get; } = new();

    /// <summary>Whether a value counts as true.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False for false, zero, what is empty and what is missing.</returns>
    public static bool IsTrue(object? value) => value switch
    {
        bool flag => flag,
        string text => text.Length > 0,
        long or int or byte => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) != 0,
        ulong number => number != 0,
        double number => number != 0,
        VqlList list => list.Count > 0,
        TemplateMap map => map.Values.Count > 0,
        _ => value != Missing,
    };

    /// <summary>The text of a value in the filled template.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Print(object? value) => value switch
    {
        TemplateMap map => $"map[{string.Join(' ', map.Keys.Select(key => $"{key}:{Print(map.Find(key))}"))}]",
        _ when value == Missing => "<no value>",
        _ => GoText.Of(value),
    };

    /// <summary>The type of a value in messages.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The name.</returns>
    public static string TypeName(object? value) => value is TemplateMap ? "map[string]interface {}" : VqlValue.TypeName(value);
}

/// <summary>The values that a template is filled with: members by name, in the order of the names.</summary>
/// <param name="values">The values.</param>
internal sealed class TemplateMap(VqlDict values)
{
    /// <summary>The values.</summary>
    public VqlDict Values { get; } = values;

    /// <summary>The names in order.</summary>
    public IEnumerable<string> Keys { get; } = [.. values.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A member.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value, or <see cref="TemplateValue.Missing"/>.</returns>
    public object? Find(string name) => Values.TryGet(name, out object? value) ? value : TemplateValue.Missing;
}
