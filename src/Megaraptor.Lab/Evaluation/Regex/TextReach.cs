namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>Which characters a text has. An expression is translated for the texts that it meets: one for pairs of surrogates is large where it names a class, and slow to make.</summary>
internal enum TextReach
{
    /// <summary>ASCII alone.</summary>
    Ascii,

    /// <summary>No surrogates: nothing beyond 16 bits, and no bytes that are no UTF-8.</summary>
    Units,

    /// <summary>Anything.</summary>
    Any,
}
