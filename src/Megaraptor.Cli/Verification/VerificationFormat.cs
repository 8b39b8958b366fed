namespace Megaraptor.Cli.Verification;

/// <summary>How the outcomes of <c>lab verify</c> are written.</summary>
internal enum VerificationFormat
{
    /// <summary>A line an exchange, a diff below those that differ, and a closing line.</summary>
    Text,

    /// <summary>One JSON object.</summary>
    Json,
}
