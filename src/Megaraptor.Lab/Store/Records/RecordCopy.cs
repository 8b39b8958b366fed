namespace Megaraptor.Lab.Store.Records;

/// <summary>Copies records: the fields of one are read in order and written to the other.</summary>
internal static class RecordCopy
{
    /// <summary>A copy that shares nothing with its original.</summary>
    public static TRecord Of<TRecord>(TRecord record)
        where TRecord : ServerRecord, new()
    {
        var values = new Queue<object?>();
        record.Visit(new Reader(values));
        var copy = new TRecord();
        copy.Visit(new Writer(values));
        return copy;
    }

    private sealed class Reader(Queue<object?> values) : IFieldVisitor
    {
        public void Text(string name, ref string value) => values.Enqueue(value);

        public void Long(string name, ref long value) => values.Enqueue(value);

        public void Int(string name, ref int value) => values.Enqueue(value);

        public void Number(string name, ref double value) => values.Enqueue(value);

        public void Flag(string name, ref bool value) => values.Enqueue(value);

        public void Choice(string name, ref int value, IReadOnlyList<string> names) => values.Enqueue(value);

        public void Texts(string name, List<string> items) => values.Enqueue(items);

        public void Record<TRecord>(string name, ref TRecord? value)
            where TRecord : ServerRecord, new() => values.Enqueue(value);

        public void Records<TRecord>(string name, List<TRecord> items)
            where TRecord : ServerRecord, new() => values.Enqueue(items);

        public void Longs(string name, SortedDictionary<string, long> items) => values.Enqueue(items);
    }

    private sealed class Writer(Queue<object?> values) : IFieldVisitor
    {
        public void Text(string name, ref string value) => value = Next<string>();

        public void Long(string name, ref long value) => value = Next<long>();

        public void Int(string name, ref int value) => value = Next<int>();

        public void Number(string name, ref double value) => value = Next<double>();

        public void Flag(string name, ref bool value) => value = Next<bool>();

        public void Choice(string name, ref int value, IReadOnlyList<string> names) => value = Next<int>();

        public void Texts(string name, List<string> items)
        {
            items.Clear();
            items.AddRange(Next<List<string>>());
        }

        public void Record<TRecord>(string name, ref TRecord? value)
            where TRecord : ServerRecord, new() => value = values.Dequeue() is TRecord original ? Of(original) : null;

        public void Records<TRecord>(string name, List<TRecord> items)
            where TRecord : ServerRecord, new()
        {
            items.Clear();
            items.AddRange(Next<List<TRecord>>().Select(Of));
        }

        public void Longs(string name, SortedDictionary<string, long> items)
        {
            items.Clear();
            foreach ((string key, long value) in Next<SortedDictionary<string, long>>())
            {
                items.Add(key, value);
            }
        }

        private T Next<T>() => (T)values.Dequeue()!;
    }
}
