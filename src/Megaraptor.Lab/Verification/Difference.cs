namespace Megaraptor.Lab.Verification;

/// <summary>A place where an answer is not what was recorded.</summary>
/// <param name="Aspect">What of the answer differs.</param>
/// <param name="Where">The place: <c>status</c>, <c>messages</c>, <c>log 3</c>, <c>part 0 rows[2].Name</c>.</param>
/// <param name="Recorded">What was recorded.</param>
/// <param name="Actual">What came.</param>
public sealed record Difference(AnswerAspect Aspect, string Where, string Recorded, string Actual);
