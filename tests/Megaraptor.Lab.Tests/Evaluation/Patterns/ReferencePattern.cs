namespace Megaraptor.Lab.Tests.Evaluation.Patterns;

/// <summary>An expression of a small language that is a part of RE2's, with a matcher of a few lines: it tries alternatives in order, and so finds the leftmost match of the first kind.</summary>
internal abstract record ReferencePattern
{
    /// <summary>The expression as it is written.</summary>
    public abstract string Text { get; }

    /// <summary>Whether it may match nothing at all.</summary>
    public abstract bool IsNullable { get; }

    /// <summary>Matches from a place on.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="next">What has to match behind it.</param>
    public abstract int? Match(string text, int at, Func<int, int?> next);

    /// <summary>The first match: where it begins and how long it is.</summary>
    public (int Index, int Length)? Find(string text)
    {
        for (int start = 0; start <= text.Length; start++)
        {
            if (Match(text, start, static end => end) is { } end)
            {
                return (start, end - start);
            }
        }

        return null;
    }

    internal sealed record Characters(string Written, Func<char, bool> Accepts) : ReferencePattern
    {
        public override string Text => Written;

        public override bool IsNullable => false;

        public override int? Match(string text, int at, Func<int, int?> next) => at < text.Length && Accepts(text[at]) ? next(at + 1) : null;
    }

    internal sealed record Anchor(string Written, Func<string, int, bool> Holds) : ReferencePattern
    {
        public override string Text => Written;

        public override bool IsNullable => true;

        public override int? Match(string text, int at, Func<int, int?> next) => Holds(text, at) ? next(at) : null;
    }

    internal sealed record Sequence(ReferencePattern First, ReferencePattern Second) : ReferencePattern
    {
        public override string Text => First.Text + Second.Text;

        public override bool IsNullable => First.IsNullable && Second.IsNullable;

        public override int? Match(string text, int at, Func<int, int?> next) => First.Match(text, at, middle => Second.Match(text, middle, next));
    }

    internal sealed record Choice(ReferencePattern First, ReferencePattern Second) : ReferencePattern
    {
        public override string Text => $"({First.Text}|{Second.Text})";

        public override bool IsNullable => First.IsNullable || Second.IsNullable;

        public override int? Match(string text, int at, Func<int, int?> next) => First.Match(text, at, next) ?? Second.Match(text, at, next);
    }

    internal sealed record Repetition(ReferencePattern Item, int Least, int Most, string Written, bool IsLazy) : ReferencePattern
    {
        public override string Text => $"(?:{Item.Text}){Written}{(IsLazy ? "?" : "")}";

        public override bool IsNullable => Least == 0 || Item.IsNullable;

        public override int? Match(string text, int at, Func<int, int?> next) => Match(text, at, 0, next);

        private int? Match(string text, int at, int count, Func<int, int?> next)
        {
            if (count < Least)
            {
                return Again();
            }

            return IsLazy ? next(at) ?? Again() : Again() ?? next(at);

            int? Again() => count < Most ? Item.Match(text, at, end => end > at ? Match(text, end, count + 1, next) : null) : null;
        }
    }
}
