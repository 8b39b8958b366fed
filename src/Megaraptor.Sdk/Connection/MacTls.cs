namespace Megaraptor.Sdk.Connection;

/// <summary>TLS 1.3 on macOS: the framework offers it only over Network.framework, which a program must ask for.</summary>
internal static class MacTls
{
    private const string Switch = "System.Net.Security.UseNetworkFramework";

    /// <summary>Asks for Network.framework, unless the program decided otherwise. Must come before the first TLS connection of the process.</summary>
    internal static void OptIn()
    {
        if (OperatingSystem.IsMacOS() && !AppContext.TryGetSwitch(Switch, out _))
        {
            AppContext.SetSwitch(Switch, true);
        }
    }
}
