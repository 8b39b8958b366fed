using System.Collections;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>An immutable list of syntax nodes.</summary>
/// <typeparam name="T">The kind of node.</typeparam>
public readonly struct NodeList<T> : IReadOnlyList<T>
{
    private readonly T[]? _items;

    /// <summary>Makes a list of nodes.</summary>
    /// <param name="items">The nodes, copied.</param>
    public NodeList(IReadOnlyCollection<T> items) => _items = items.Count == 0 ? null : [.. items];

    /// <summary>The list without nodes.</summary>
    public static NodeList<T> Empty => default;

    /// <inheritdoc/>
    public int Count => _items?.Length ?? 0;

    /// <inheritdoc/>
    public T this[int index] => (_items ?? [])[index];

    /// <summary>Walks the nodes without allocating.</summary>
    /// <returns>The enumerator.</returns>
    public Enumerator GetEnumerator() => new(_items ?? []);

    /// <inheritdoc/>
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>Walks a <see cref="NodeList{T}"/>.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>The current node.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Moves to the next node.</summary>
        /// <returns>False behind the last one.</returns>
        public bool MoveNext() => ++_index < _items.Length;
    }
}
