namespace Megaraptor.Lab;

/// <summary>How much of the recorded fleet a Lab has: <c>web-01</c> that was broken into, <c>build-01</c> that was reached from it, the clean <c>db-01</c>, and <c>laptop-07</c> that is offline.</summary>
public enum LabFleet
{
    /// <summary>No hosts, no users but the administrator, no second org.</summary>
    None,

    /// <summary>The hosts have enrolled and were asked who they are; nothing else was collected. What is collected now returns what was recorded.</summary>
    Enrolled,

    /// <summary>The hosts with everything that was collected on them: enough to find out what happened.</summary>
    Investigated,
}
