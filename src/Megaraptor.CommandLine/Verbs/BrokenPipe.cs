namespace Megaraptor.CommandLine.Verbs;

/// <summary>Recognises that the reader of standard output went away.</summary>
internal static class BrokenPipe
{
    private const int UnixBrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    internal static bool Is(IOException failure) => failure.HResult is UnixBrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
