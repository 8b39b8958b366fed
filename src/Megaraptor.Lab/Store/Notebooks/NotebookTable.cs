namespace Megaraptor.Lab.Store.Notebooks;

/// <summary>The notebooks of an org. Safe for concurrent use.</summary>
internal sealed class NotebookTable
{
    private readonly Lock _lock = new();
    private readonly List<Notebook> _notebooks = [];

    /// <summary>All notebooks, the oldest first.</summary>
    public IReadOnlyList<Notebook> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _notebooks];
            }
        }
    }

    /// <summary>A notebook; null when there is none.</summary>
    public Notebook? Find(string notebookId)
    {
        lock (_lock)
        {
            return _notebooks.Find(notebook => notebook.Record.NotebookId == notebookId);
        }
    }

    /// <summary>Adds a notebook.</summary>
    public void Add(Notebook notebook)
    {
        lock (_lock)
        {
            _notebooks.Add(notebook);
        }
    }

    /// <summary>Removes a notebook.</summary>
    public void Remove(Notebook notebook)
    {
        lock (_lock)
        {
            _notebooks.Remove(notebook);
        }
    }
}
