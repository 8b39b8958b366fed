using System.Security.Cryptography;
using System.Text;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>The ids that a scripted Lab gives to its clients: they follow from the names of the hosts.</summary>
internal static class LabScriptIds
{
    internal static string Of(string hostname) => "C." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hostname)).AsSpan(0, 8));
}
