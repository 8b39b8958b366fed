using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;

namespace Megaraptor.Sdk.Operations.Server;

/// <summary>The grammar of user names.</summary>
internal static class UserNames
{
    internal static void Check(string user)
    {
        bool isPlain = user.Length > 0 && user.All(static c => char.IsLetterOrDigit(c) || c is '@' or '.' or '-' or '_' or '#' or '+');
        if (!isPlain || user is "VelociraptorServer" or "GRPC_GW")
        {
            throw new InvalidArgumentException(
                $"'{EvidenceText.Show(user)}' cannot be the name of a user.",
                "Names are made of letters, digits and @ . - _ # +; VelociraptorServer and GRPC_GW are the server's own.");
        }
    }
}
