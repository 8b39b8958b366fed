namespace Megaraptor.Generators.Registration.Model;

/// <summary>An operation that an executable can offer.</summary>
/// <param name="Name">The operation's name.</param>
/// <param name="Descriptor">The type of its descriptor, fully qualified.</param>
/// <param name="Owner">What declares it: a method of the program being compiled, or an assembly.</param>
internal sealed record EntryModel(string Name, string Descriptor, string Owner);
