namespace Megaraptor.Sdk.Telemetry;

/// <summary>The numbers of what the client logs. They never change their meaning.</summary>
internal static class LogEvents
{
    internal const int QueryEnded = 1;
    internal const int QueryRetried = 2;
    internal const int ConfigurationWarning = 10;
    internal const int ConfigurationReloaded = 11;
    internal const int ConfigurationNotReloaded = 12;
}
