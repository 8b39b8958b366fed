using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Evaluation.Values;

/// <summary>A value with members that is no dict: a path, a URL, a version, a row that is not evaluated yet.</summary>
internal abstract class VqlObject
{
    /// <summary>The type's name for <c>typeof()</c> and messages.</summary>
    public abstract string TypeName { get; }

    /// <summary>The members that <c>*</c> selects, in order.</summary>
    public abstract IEnumerable<string> MemberNames { get; }

    /// <summary>Looks a member up.</summary>
    /// <param name="scope">The scope of the one who asks.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it is there.</returns>
    public abstract Lookup TryGetMember(Scope scope, string name, out object? value);

    /// <summary>What JSON shows: another value that JSON can show, never this one.</summary>
    /// <param name="scope">The scope of the query.</param>
    /// <returns>The value.</returns>
    public abstract object? ToJson(Scope scope);

    /// <summary>The text of the value in messages, formats and string arguments.</summary>
    /// <returns>The text.</returns>
    public abstract override string ToString();
}

/// <summary>What became of the search for a member or a variable.</summary>
internal enum Lookup
{
    /// <summary>There is none: the search goes on in the next scope.</summary>
    Missing,

    /// <summary>There is none, and no message is due: NULL unless another scope has it.</summary>
    Default,

    /// <summary>It is there.</summary>
    Found,
}
