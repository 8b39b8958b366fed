namespace Megaraptor.Lab.Store.Records;

/// <summary>A record of the server: named fields in the order of its message. One list of fields serves every encoding and the reader.</summary>
internal abstract class ServerRecord
{
    /// <summary>Shows every field, in order.</summary>
    /// <param name="fields">What reads or writes them.</param>
    public abstract void Visit(IFieldVisitor fields);
}
