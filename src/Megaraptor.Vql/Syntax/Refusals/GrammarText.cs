using System.Text;

namespace Megaraptor.Vql.Syntax.Refusals;

/// <summary>Prints grammar in the notation of the server's messages: rules by name, <c>( a | b )</c>, <c>?</c>, <c>*</c>.</summary>
internal static class GrammarText
{
    /// <summary>What a sequence still expects from one of its items on.</summary>
    internal static string Rest(GrammarSequence sequence, int from)
    {
        var text = new StringBuilder();
        for (int i = from; i < sequence.Items.Length; i++)
        {
            if (i > from)
            {
                text.Append(' ');
            }

            Print(sequence.Items[i], text);
        }

        return text.ToString();
    }

    private static void Print(GrammarNode node, StringBuilder text)
    {
        switch (node)
        {
            case GrammarToken token:
                text.Append(token.Text);
                break;
            case GrammarRule rule:
                text.Append(rule.Name);
                break;
            case GrammarRepeat repeat:
                Print(repeat.Inner, text);
                text.Append(repeat.IsMany ? '*' : '?');
                break;
            case GrammarSequence sequence:
                PrintList(sequence.Items, " ", text);
                break;
            case GrammarChoice choice:
                PrintList(choice.Alternatives, " | ", text);
                break;
        }
    }

    private static void PrintList(GrammarNode[] items, string separator, StringBuilder text)
    {
        text.Append('(');
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                text.Append(separator);
            }

            Print(items[i], text);
        }

        text.Append(')');
    }
}
