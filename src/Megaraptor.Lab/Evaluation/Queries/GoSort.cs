using System.Numerics;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>The pattern-defeating quicksort of Go's library. The order of equal rows, and what a contradictory order gives, follow from its very steps.</summary>
internal static class GoSort
{
    private const int InsertionLength = 12;

    /// <summary>Sorts items in place.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="isLess">Whether the first comes before the second.</param>
    public static void Sort<T>(T[] items, Func<T, T, bool> isLess) =>
        new Run<T>(items, isLess).Sort(0, items.Length, BitOperations.Log2((uint)items.Length) + 1);

    private enum Hint
    {
        Unknown,
        Increasing,
        Decreasing,
    }

    private readonly struct Run<T>(T[] items, Func<T, T, bool> isLess)
    {
        public void Sort(int a, int b, int limit)
        {
            bool wasBalanced = true;
            bool wasPartitioned = true;
            while (true)
            {
                int length = b - a;
                if (length <= InsertionLength)
                {
                    InsertionSort(a, b);
                    return;
                }

                if (limit == 0)
                {
                    HeapSort(a, b);
                    return;
                }

                if (!wasBalanced)
                {
                    BreakPatterns(a, b);
                    limit--;
                }

                (int pivot, Hint hint) = ChoosePivot(a, b);
                if (hint == Hint.Decreasing)
                {
                    Array.Reverse(items, a, length);
                    pivot = b - 1 - (pivot - a);
                    hint = Hint.Increasing;
                }

                if (wasBalanced && wasPartitioned && hint == Hint.Increasing && PartialInsertionSort(a, b))
                {
                    return;
                }

                if (a > 0 && !Less(a - 1, pivot))
                {
                    a = PartitionEqual(a, b, pivot);
                    continue;
                }

                (int middle, bool alreadyPartitioned) = Partition(a, b, pivot);
                wasPartitioned = alreadyPartitioned;
                int left = middle - a;
                int right = b - middle;
                int balance = length / 8;
                if (left < right)
                {
                    wasBalanced = left >= balance;
                    Sort(a, middle, limit);
                    a = middle + 1;
                }
                else
                {
                    wasBalanced = right >= balance;
                    Sort(middle + 1, b, limit);
                    b = middle;
                }
            }
        }

        private bool Less(int i, int j) => isLess(items[i], items[j]);

        private void Swap(int i, int j) => (items[i], items[j]) = (items[j], items[i]);

        private void InsertionSort(int a, int b)
        {
            for (int i = a + 1; i < b; i++)
            {
                for (int j = i; j > a && Less(j, j - 1); j--)
                {
                    Swap(j, j - 1);
                }
            }
        }

        private void HeapSort(int a, int b)
        {
            int high = b - a;
            for (int i = (high - 1) / 2; i >= 0; i--)
            {
                SiftDown(i, high, a);
            }

            for (int i = high - 1; i >= 0; i--)
            {
                Swap(a, a + i);
                SiftDown(0, i, a);
            }
        }

        private void SiftDown(int root, int high, int first)
        {
            while (true)
            {
                int child = (2 * root) + 1;
                if (child >= high)
                {
                    return;
                }

                if (child + 1 < high && Less(first + child, first + child + 1))
                {
                    child++;
                }

                if (!Less(first + root, first + child))
                {
                    return;
                }

                Swap(first + root, first + child);
                root = child;
            }
        }

        private (int Middle, bool AlreadyPartitioned) Partition(int a, int b, int pivot)
        {
            Swap(a, pivot);
            int i = a + 1;
            int j = b - 1;
            Narrow(a, ref i, ref j);
            if (i > j)
            {
                Swap(j, a);
                return (j, true);
            }

            Swap(i, j);
            i++;
            j--;
            while (true)
            {
                Narrow(a, ref i, ref j);
                if (i > j)
                {
                    break;
                }

                Swap(i, j);
                i++;
                j--;
            }

            Swap(j, a);
            return (j, false);
        }

        private void Narrow(int pivot, ref int i, ref int j)
        {
            while (i <= j && Less(i, pivot))
            {
                i++;
            }

            while (i <= j && !Less(j, pivot))
            {
                j--;
            }
        }

        private int PartitionEqual(int a, int b, int pivot)
        {
            Swap(a, pivot);
            int i = a + 1;
            int j = b - 1;
            while (true)
            {
                while (i <= j && !Less(a, i))
                {
                    i++;
                }

                while (i <= j && Less(a, j))
                {
                    j--;
                }

                if (i > j)
                {
                    return i;
                }

                Swap(i, j);
                i++;
                j--;
            }
        }

        private bool PartialInsertionSort(int a, int b)
        {
            const int maxSteps = 5;
            const int shortestShifting = 50;
            int i = a + 1;
            for (int step = 0; step < maxSteps; step++)
            {
                while (i < b && !Less(i, i - 1))
                {
                    i++;
                }

                if (i == b)
                {
                    return true;
                }

                if (b - a < shortestShifting)
                {
                    return false;
                }

                Swap(i, i - 1);
                if (i - a >= 2)
                {
                    for (int j = i - 1; j >= 1 && Less(j, j - 1); j--)
                    {
                        Swap(j, j - 1);
                    }
                }

                if (b - i >= 2)
                {
                    for (int j = i + 1; j < b && Less(j, j - 1); j++)
                    {
                        Swap(j, j - 1);
                    }
                }
            }

            return false;
        }

        private void BreakPatterns(int a, int b)
        {
            int length = b - a;
            if (length < 8)
            {
                return;
            }

            ulong random = (ulong)length;
            uint modulus = 1u << (BitOperations.Log2((uint)length) + 1);
            int index = a + (length / 4 * 2) - 1;
            for (int i = 0; i < 3; i++)
            {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                int other = (int)((uint)random & (modulus - 1));
                if (other >= length)
                {
                    other -= length;
                }

                Swap(index - 1 + i, a + other);
            }
        }

        private (int Pivot, Hint Hint) ChoosePivot(int a, int b)
        {
            const int shortestNinther = 50;
            const int maxSwaps = 4 * 3;
            int length = b - a;
            int swaps = 0;
            int i = a + (length / 4);
            int j = a + (length / 4 * 2);
            int k = a + (length / 4 * 3);
            if (length >= 8)
            {
                if (length >= shortestNinther)
                {
                    i = Median(i - 1, i, i + 1, ref swaps);
                    j = Median(j - 1, j, j + 1, ref swaps);
                    k = Median(k - 1, k, k + 1, ref swaps);
                }

                j = Median(i, j, k, ref swaps);
            }

            return swaps switch
            {
                0 => (j, Hint.Increasing),
                maxSwaps => (j, Hint.Decreasing),
                _ => (j, Hint.Unknown),
            };
        }

        private int Median(int a, int b, int c, ref int swaps)
        {
            Order(ref a, ref b, ref swaps);
            Order(ref b, ref c, ref swaps);
            Order(ref a, ref b, ref swaps);
            return b;
        }

        private void Order(ref int a, ref int b, ref int swaps)
        {
            if (Less(b, a))
            {
                swaps++;
                (a, b) = (b, a);
            }
        }
    }
}
