using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Syntax;

/// <summary>Gathers the nodes of lists that are being read. A list inside another one stands above it, so one stack serves all lists of a kind.</summary>
/// <typeparam name="T">The kind of node.</typeparam>
internal sealed class NodeStack<T>
{
    private T[] _items = [];

    /// <summary>The number of nodes. Remembered before a list is read, it is where the list begins.</summary>
    internal int Count { get; private set; }

    /// <summary>The node at the bottom; there must be one.</summary>
    internal T Bottom => _items[0];

    internal void Push(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        }

        _items[Count++] = item;
    }

    /// <summary>Takes the nodes from <paramref name="start"/> up as a list.</summary>
    internal NodeList<T> TakeFrom(int start)
    {
        var list = new NodeList<T>(_items, start, Count - start);
        Count = start;
        return list;
    }
}
