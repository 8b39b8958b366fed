namespace Megaraptor.Sdk.Catalogue;

/// <summary>What an operation does to the world, from harmless to irreversible. Policy decides by it, on every surface alike.</summary>
public enum Effect
{
    /// <summary>Reads what the server has. May be retried and run without asking.</summary>
    Read,

    /// <summary>Changes notes about the fleet: labels, metadata, notebooks, tags.</summary>
    Annotate,

    /// <summary>Makes endpoints or the server work: collections, hunts, monitoring.</summary>
    Collect,

    /// <summary>Changes endpoints: isolation, and its release.</summary>
    Respond,

    /// <summary>Changes the server: artifacts, users, orgs, configuration.</summary>
    Administer,

    /// <summary>Deletes what cannot be had again.</summary>
    Destroy,
}
