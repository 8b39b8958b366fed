namespace Megaraptor.Lab.Service;

/// <summary>Threads with a stack deep enough for VQL: a query may nest a thousand calls, each of them many frames.</summary>
/// <remarks>A thread that has finished its query waits a while for the next one, since starting it costs more than a small query.</remarks>
internal sealed class QueryThreads : IDisposable
{
    private const int StackSize = 16 * 1024 * 1024;
    private const int MostIdle = 16;

    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Stack<Worker> _idle = new();
    private int _count;
    private bool _disposed;

    /// <summary>How many threads there are, those that wait for a query included.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Runs an action on one of the threads.</summary>
    /// <param name="action">What to run.</param>
    /// <returns>Ends with the action, and fails as it does.</returns>
    public Task RunAsync(Action action)
    {
        var work = new Work(action);
        Worker? worker;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _idle.TryPop(out worker);
        }

        if (worker is null)
        {
            var started = new Worker(this);
            started.Start(work);
        }
        else
        {
            worker.Give(work);
        }

        return work.Completion.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Worker[] idle;
        lock (_lock)
        {
            _disposed = true;
            idle = [.. _idle];
            _idle.Clear();
        }

        foreach (Worker worker in idle)
        {
            worker.Give(null);
        }
    }

    private bool Park(Worker worker)
    {
        lock (_lock)
        {
            if (_disposed || _idle.Count >= MostIdle)
            {
                return false;
            }

            _idle.Push(worker);
            return true;
        }
    }

    /// <summary>Takes a worker out of the idle ones.</summary>
    /// <returns>False when work was given to it in the same moment.</returns>
    private bool Unpark(Worker worker)
    {
        lock (_lock)
        {
            Worker[] others = [.. _idle.Where(other => other != worker)];
            if (others.Length == _idle.Count)
            {
                return false;
            }

            _idle.Clear();
            for (int i = others.Length - 1; i >= 0; i--)
            {
                _idle.Push(others[i]);
            }

            return true;
        }
    }

    private sealed record Work(Action Action)
    {
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Worker(QueryThreads owner)
    {
        private readonly object _gate = new();
        private Work? _work;
        private bool _given;

        public void Start(Work work)
        {
            _work = work;
            _given = true;
            new Thread(Loop, StackSize) { IsBackground = true, Name = "Lab query" }.Start();
        }

        public void Give(Work? work)
        {
            lock (_gate)
            {
                _work = work;
                _given = true;
                Monitor.Pulse(_gate);
            }
        }

        private void Loop()
        {
            Interlocked.Increment(ref owner._count);
            try
            {
                WorkOn();
            }
            finally
            {
                Interlocked.Decrement(ref owner._count);
            }
        }

        private void WorkOn()
        {
            while (Take() is { } work)
            {
                try
                {
                    work.Action();
                    work.Completion.SetResult();
                }
#pragma warning disable CA1031 // The failure is handed to who waits for the work.
                catch (Exception error)
#pragma warning restore CA1031
                {
                    work.Completion.SetException(error);
                }

                if (!owner.Park(this))
                {
                    return;
                }
            }
        }

        /// <summary>Waits for work.</summary>
        /// <returns>The work; null when there will be none.</returns>
        private Work? Take()
        {
            lock (_gate)
            {
                // Once nobody can give it work any more, an idle thread may end. Otherwise work is on its way.
                TimeSpan patience = s_idle;
                while (!_given)
                {
                    if (!Monitor.Wait(_gate, patience))
                    {
                        if (owner.Unpark(this))
                        {
                            return null;
                        }

                        patience = Timeout.InfiniteTimeSpan;
                    }
                }

                _given = false;
                return _work;
            }
        }
    }
}
