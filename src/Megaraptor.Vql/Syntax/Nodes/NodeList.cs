using System.Collections;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>An immutable list of syntax nodes.</summary>
/// <remarks>Most lists of a tree have one node. The first one therefore stands in the list itself, and only those behind it in an array.</remarks>
/// <typeparam name="T">The kind of node.</typeparam>
public readonly struct NodeList<T> : IReadOnlyList<T>
{
    private readonly T _first;
    private readonly T[]? _others;

    /// <summary>Makes a list of nodes.</summary>
    /// <param name="items">The nodes, copied.</param>
    public NodeList(IReadOnlyCollection<T> items)
        : this([.. items], 0, items.Count)
    {
    }

    /// <summary>Makes a list of a stretch of an array.</summary>
    /// <param name="items">The array; the nodes are copied.</param>
    /// <param name="start">The index of the first node.</param>
    /// <param name="count">The number of nodes.</param>
    internal NodeList(T[] items, int start, int count)
    {
        if (count == 0)
        {
            this = default;
            return;
        }

        _first = items[start];
        _others = [];
        if (count > 1)
        {
            _others = new T[count - 1];
            Array.Copy(items, start + 1, _others, 0, count - 1);
        }
    }

    /// <summary>The list without nodes.</summary>
    public static NodeList<T> Empty => default;

    /// <inheritdoc/>
    public int Count => _others is null ? 0 : _others.Length + 1;

    /// <inheritdoc/>
    public T this[int index] => index == 0 && _others is not null ? _first : (_others ?? [])[index - 1];

    /// <summary>Walks the nodes without allocating.</summary>
    /// <returns>The enumerator.</returns>
    public Enumerator GetEnumerator() => new(this);

    /// <inheritdoc/>
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Walk(this);

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => Walk(this);

    private static IEnumerator<T> Walk(NodeList<T> nodes)
    {
        foreach (T node in nodes)
        {
            yield return node;
        }
    }

    /// <summary>Walks a <see cref="NodeList{T}"/>.</summary>
    public struct Enumerator
    {
        private readonly NodeList<T> _nodes;
        private int _index;

        internal Enumerator(NodeList<T> nodes)
        {
            _nodes = nodes;
            _index = -1;
        }

        /// <summary>The current node.</summary>
        public readonly T Current => _nodes[_index];

        /// <summary>Moves to the next node.</summary>
        /// <returns>False behind the last one.</returns>
        public bool MoveNext() => ++_index < _nodes.Count;
    }
}
