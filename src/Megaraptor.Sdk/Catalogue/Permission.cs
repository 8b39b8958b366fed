namespace Megaraptor.Sdk.Catalogue;

/// <summary>The permissions of a Velociraptor server, as an operation declares those it needs beside ANY_QUERY, which every query needs.</summary>
[Flags]
public enum Permission
{
    /// <summary>Nothing beside ANY_QUERY.</summary>
    None = 0,

    /// <summary>ANY_QUERY: run VQL over the API.</summary>
    AnyQuery = 1 << 0,

    /// <summary>READ_RESULTS: read clients, flows, hunts and their results.</summary>
    ReadResults = 1 << 1,

    /// <summary>LABEL_CLIENT: change labels and metadata of clients.</summary>
    LabelClient = 1 << 2,

    /// <summary>COLLECT_CLIENT: collect artifacts on clients.</summary>
    CollectClient = 1 << 3,

    /// <summary>COLLECT_BASIC: collect the artifacts that are marked as basic.</summary>
    CollectBasic = 1 << 4,

    /// <summary>COLLECT_SERVER: collect artifacts on the server.</summary>
    CollectServer = 1 << 5,

    /// <summary>START_HUNT: create, start and stop hunts.</summary>
    StartHunt = 1 << 6,

    /// <summary>ARTIFACT_WRITER: define client artifacts.</summary>
    ArtifactWriter = 1 << 7,

    /// <summary>SERVER_ARTIFACT_WRITER: define server artifacts.</summary>
    ServerArtifactWriter = 1 << 8,

    /// <summary>EXECVE: run commands.</summary>
    Execve = 1 << 9,

    /// <summary>NOTEBOOK_EDITOR: write notebooks.</summary>
    NotebookEditor = 1 << 10,

    /// <summary>PUBLISH: send events to a queue.</summary>
    Publish = 1 << 11,

    /// <summary>SERVER_ADMIN: administer the server.</summary>
    ServerAdmin = 1 << 12,

    /// <summary>ORG_ADMIN: administer orgs.</summary>
    OrgAdmin = 1 << 13,

    /// <summary>IMPERSONATION: act as another user.</summary>
    Impersonation = 1 << 14,

    /// <summary>FILESYSTEM_READ: read files of the server.</summary>
    FilesystemRead = 1 << 15,

    /// <summary>FILESYSTEM_WRITE: write files of the server.</summary>
    FilesystemWrite = 1 << 16,

    /// <summary>NETWORK: open connections from the server.</summary>
    Network = 1 << 17,

    /// <summary>MACHINE_STATE: read processes, sockets and other state of the server.</summary>
    MachineState = 1 << 18,

    /// <summary>PREPARE_RESULTS: make downloads.</summary>
    PrepareResults = 1 << 19,

    /// <summary>DELETE_RESULTS: delete collected data.</summary>
    DeleteResults = 1 << 20,

    /// <summary>DATASTORE_ACCESS: raw access to the datastore.</summary>
    DatastoreAccess = 1 << 21,
}
