namespace Megaraptor.Vql.Syntax.Refusals;

/// <summary>Matches a text's tokens against the server's grammar as the server's parser library does, to find the error that it reports.</summary>
/// <remarks>
/// The library looks ahead by one token. An optional piece or an alternative that fails is a branch: when it failed after
/// more than that one token, the whole parse stops with its error; otherwise it is abandoned and the parse goes on without
/// it. The deepest error met is remembered, and is the one reported when the parse ends before the text does. Own stack
/// instead of recursion, so that nesting costs no stack of the thread.
/// </remarks>
internal sealed class GrammarMachine
{
    private const int Lookahead = 1;

    private readonly string _text;
    private readonly List<VqlToken> _tokens;
    private readonly int _stepLimit;
    private readonly Stack<Frame> _frames = new();
    private State _state;
    private int _steps;

    internal GrammarMachine(string text, List<VqlToken> tokens)
    {
        _text = text;
        _tokens = tokens;
        _stepLimit = StepsPerToken * (tokens.Count + 1);
    }

    private enum Outcome
    {
        None,
        NoMatch,
        Match,
        Error,
    }

    /// <summary>The most steps that are spent per token; ordinary texts need a fifth of it.</summary>
    internal static int StepsPerToken => 500;

    /// <summary>The number of grammar pieces that were tried.</summary>
    internal int Steps => _steps;

    private TokenKind Kind => _tokens[_state.Cursor].Kind;

    /// <summary>Matches the whole text as VQL.</summary>
    /// <returns>The error, or null when the grammar accepts the text or the machine gave up.</returns>
    internal GrammarError? Run() => Run(ServerGrammar.Start);

    /// <summary>Matches the whole text.</summary>
    /// <param name="start">The rule that it must match.</param>
    /// <returns>The error, or null when the grammar accepts the text or the machine gave up.</returns>
    internal GrammarError? Run(GrammarSequence start)
    {
        (Outcome outcome, GrammarError? error) = Match(start);
        if (outcome == Outcome.Error)
        {
            return error;
        }

        if (_steps > _stepLimit || (outcome == Outcome.Match && Kind == TokenKind.EndOfText))
        {
            return null;
        }

        var trailing = new GrammarError(_state.Cursor);
        return _state.Cursor >= _state.DeepestCursor ? trailing : _state.Deepest ?? trailing;
    }

    private (Outcome Outcome, GrammarError? Error) Match(GrammarNode start)
    {
        Outcome outcome = Enter(start);
        GrammarError? error = null;
        while (_frames.Count > 0 && ++_steps <= _stepLimit)
        {
            Frame frame = _frames.Pop();
            (outcome, error) = frame.Node switch
            {
                GrammarSequence sequence => Resume(sequence, frame, outcome, error),
                GrammarChoice choice => Resume(choice, frame, outcome, error),
                GrammarRepeat repeat => Resume(repeat, frame, outcome, error),
                GrammarRule rule => Resume(rule, frame, outcome, error),
                _ => throw new InvalidOperationException($"{frame.Node.GetType().Name} has no frame."),
            };
        }

        return (outcome, error);
    }

    /// <summary>Tries a piece: at once if it is a token, else by a frame, which is then resumed with <see cref="Outcome.None"/>.</summary>
    private Outcome Enter(GrammarNode node)
    {
        switch (node)
        {
            case GrammarNothing:
                return Outcome.Match;
            case GrammarToken token when !token.Matches(Kind):
                return Outcome.NoMatch;
            case GrammarToken:
                _state.Cursor++;
                return Outcome.Match;
            default:
                _frames.Push(new Frame(node, _state));
                return Outcome.None;
        }
    }

    private (Outcome Outcome, GrammarError? Error) Resume(GrammarSequence sequence, Frame frame, Outcome outcome, GrammarError? error)
    {
        int next = frame.Next;
        while (true)
        {
            switch (outcome)
            {
                case Outcome.Error:
                    return (Outcome.Error, error);
                case Outcome.NoMatch when next == 1:
                    return (Outcome.NoMatch, null);
                case Outcome.NoMatch:
                    return (Outcome.Error, new GrammarError(_state.Cursor, sequence, next - 1));
            }

            if (next == sequence.Items.Length)
            {
                return (Outcome.Match, null);
            }

            _frames.Push(frame.At(next + 1));
            outcome = Enter(sequence.Items[next++]);
            if (outcome == Outcome.None)
            {
                return (Outcome.None, null);
            }

            _frames.Pop();
        }
    }

    private (Outcome Outcome, GrammarError? Error) Resume(GrammarChoice choice, Frame frame, Outcome outcome, GrammarError? error)
    {
        State parent = frame.Before;
        GrammarError? kept = frame.Kept;
        int keptCursor = frame.KeptCursor;
        int next = frame.Next;
        while (true)
        {
            switch (outcome)
            {
                case Outcome.Match:
                    _state = parent.Accept(_state);
                    return (Outcome.Match, null);
                case Outcome.Error:
                    int branchCursor = _state.Cursor;
                    if (parent.Stops(error!, _state))
                    {
                        _state = parent;
                        return (Outcome.Error, error);
                    }

                    if (branchCursor >= keptCursor)
                    {
                        (kept, keptCursor) = (error, branchCursor);
                    }

                    break;
            }

            _state = parent;
            if (next == choice.Alternatives.Length)
            {
                if (kept is null)
                {
                    return (Outcome.NoMatch, null);
                }

                _state.Note(kept);
                return (Outcome.Error, kept);
            }

            _frames.Push(new Frame(choice, parent, next + 1, kept, keptCursor));
            outcome = Enter(choice.Alternatives[next++]);
            if (outcome == Outcome.None)
            {
                return (Outcome.None, null);
            }

            _frames.Pop();
        }
    }

    private (Outcome Outcome, GrammarError? Error) Resume(GrammarRepeat repeat, Frame frame, Outcome outcome, GrammarError? error)
    {
        State parent = frame.Before;
        while (true)
        {
            switch (outcome)
            {
                case Outcome.Error:
                    parent.Note(error!);
                    bool stops = parent.Stops(error!, _state);
                    _state = parent;
                    return stops ? (Outcome.Error, error) : (Outcome.Match, null);
                case Outcome.NoMatch:
                    _state = parent.Accept(_state);
                    return (Outcome.Match, null);
                case Outcome.Match:
                    _state = parent = parent.Accept(_state);
                    if (!repeat.IsMany)
                    {
                        return (Outcome.Match, null);
                    }

                    break;
            }

            _frames.Push(new Frame(repeat, parent));
            outcome = Enter(repeat.Inner);
            if (outcome == Outcome.None)
            {
                return (Outcome.None, null);
            }

            _frames.Pop();
            _steps++;
        }
    }

    private (Outcome Outcome, GrammarError? Error) Resume(GrammarRule rule, Frame frame, Outcome outcome, GrammarError? error)
    {
        if (outcome == Outcome.None)
        {
            _frames.Push(frame);
            outcome = Enter(rule.Content);
            if (outcome == Outcome.None)
            {
                return (Outcome.None, null);
            }

            _frames.Pop();
        }

        switch (outcome)
        {
            case Outcome.Error:
                _state.Note(error!);
                return (Outcome.Error, error);
            case Outcome.Match when rule.EndsWithInteger && BadLimit() is { } bad:
                return (Outcome.Error, bad);
            default:
                return (outcome, error);
        }
    }

    /// <summary>A LIMIT whose number is no integer of 64 bits: the library finds out when it fills in the rule that just matched.</summary>
    private GrammarError? BadLimit()
    {
        int number = _state.Cursor - 1;
        return number > 0
            && _tokens[number].Kind == TokenKind.Number
            && _tokens[number - 1].Kind == TokenKind.Limit
            && !NumberValue.TryParseInteger(_tokens[number].TextIn(_text), out _)
                ? new GrammarError(number, IsBadInteger: true)
                : null;
    }

    /// <summary>How far the parse is, and the deepest error so far.</summary>
    private struct State
    {
        internal int Cursor;
        internal GrammarError? Deepest;
        internal int DeepestCursor;

        /// <summary>Takes a branch that matched, seen from the state before it.</summary>
        internal readonly State Accept(State branch)
        {
            State accepted = this;
            accepted.Cursor = branch.Cursor;
            if (branch.DeepestCursor >= DeepestCursor)
            {
                (accepted.Deepest, accepted.DeepestCursor) = (branch.Deepest, branch.DeepestCursor);
            }

            return accepted;
        }

        /// <summary>Remembers an error if none deeper is known.</summary>
        internal void Note(GrammarError error)
        {
            if (Cursor >= DeepestCursor)
            {
                (Deepest, DeepestCursor) = (error, Cursor);
            }
        }

        /// <summary>Judges a branch that failed. True when it went so far that the parse must end with its error.</summary>
        internal bool Stops(GrammarError error, State branch)
        {
            if (branch.DeepestCursor > DeepestCursor)
            {
                (Deepest, DeepestCursor) = (branch.Deepest, branch.DeepestCursor);
            }
            else if (branch.Cursor >= DeepestCursor)
            {
                (Deepest, DeepestCursor) = (error, Math.Max(branch.Cursor, branch.DeepestCursor));
            }

            if (branch.Cursor <= Cursor + Lookahead)
            {
                return false;
            }

            this = Accept(branch);
            return true;
        }
    }

    /// <summary>A piece that is being matched.</summary>
    /// <param name="Node">The piece.</param>
    /// <param name="Before">The state in which its current branch began.</param>
    /// <param name="Next">The child to try next.</param>
    /// <param name="Kept">Of a choice: the error of the alternative that came farthest.</param>
    /// <param name="KeptCursor">How far that alternative came.</param>
    private readonly record struct Frame(GrammarNode Node, State Before, int Next = 0, GrammarError? Kept = null, int KeptCursor = 0)
    {
        internal Frame At(int next) => this with { Next = next };
    }
}

/// <summary>Where the grammar refuses the tokens.</summary>
/// <param name="Token">The index of the token at fault.</param>
/// <param name="Sequence">The sequence whose rest was expected, or null when nothing was.</param>
/// <param name="Item">The item of the sequence that the token does not match.</param>
/// <param name="IsBadInteger">Whether the token is a number where an integer must stand.</param>
internal sealed record GrammarError(int Token, GrammarSequence? Sequence = null, int Item = 0, bool IsBadInteger = false);
