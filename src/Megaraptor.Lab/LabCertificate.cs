namespace Megaraptor.Lab;

/// <summary>Which certificate a Lab presents to its callers. They hold the Lab's authority and expect the name <c>VelociraptorServer</c>.</summary>
public enum LabCertificate
{
    /// <summary>The right one.</summary>
    Valid,

    /// <summary>One whose time was over a minute before the Lab started.</summary>
    Expired,

    /// <summary>One of the Lab's authority for a name that is not the server's.</summary>
    OtherName,

    /// <summary>One with the right name of an authority that the callers do not know.</summary>
    OtherAuthority,
}
