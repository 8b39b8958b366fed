namespace Megaraptor.Lab.Identity;

/// <summary>What an identity may do on a Velociraptor server. The order is that of the server's policy records.</summary>
[Flags]
internal enum Permission
{
    None = 0,
    AnyQuery = 1 << 0,
    ReadResults = 1 << 1,
    LabelClient = 1 << 2,
    CollectClient = 1 << 3,
    CollectBasic = 1 << 4,
    StartHunt = 1 << 5,
    CollectServer = 1 << 6,
    ArtifactWriter = 1 << 7,
    ServerArtifactWriter = 1 << 8,
    Execve = 1 << 9,
    NotebookEditor = 1 << 10,
    OrgAdmin = 1 << 11,
    Impersonation = 1 << 12,
    ServerAdmin = 1 << 13,
    FilesystemRead = 1 << 14,
    FilesystemWrite = 1 << 15,
    Network = 1 << 16,
    MachineState = 1 << 17,
    PrepareResults = 1 << 18,
    DeleteResults = 1 << 19,
    DatastoreAccess = 1 << 20,
}
