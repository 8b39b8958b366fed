using System.Text.Encodings.Web;
using Megaraptor.Sdk.Evidence;
using Spectre.Console;

namespace Megaraptor.CommandLine.Formats;

/// <summary>Standard output and standard error. Rows go to the one, everything about them to the other.</summary>
public sealed class Terminal
{
    /// <summary>How wide a table may be where there is no terminal that says so.</summary>
    private const int WidthWithoutTerminal = 200;

    /// <summary>Lines of a log or a file are not broken at all.</summary>
    private const int WidthOfLines = 100_000;

    private readonly Stream? _rows;

    private Terminal(IAnsiConsole output, IAnsiConsole error, Stream? rows, bool isOutputTerminal, bool canAsk)
    {
        Output = output;
        Error = error;
        _rows = rows;
        IsOutputTerminal = isOutputTerminal;
        CanAsk = canAsk;
    }

    /// <summary>Standard output, for tables and texts.</summary>
    public IAnsiConsole Output { get; }

    /// <summary>Standard error, for logs, notes and failures.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Whether standard output is a terminal.</summary>
    public bool IsOutputTerminal { get; }

    /// <summary>Whether a person can be asked.</summary>
    public bool CanAsk { get; }

    /// <summary>The terminal of this process. Colours only where there is a terminal and <c>NO_COLOR</c> is not set.</summary>
    /// <returns>The terminal.</returns>
    public static Terminal OfProcess() => new(
        Console(System.Console.Out, System.Console.IsOutputRedirected),
        Console(System.Console.Error, System.Console.IsErrorRedirected, WidthOfLines),
        rows: null,
        !System.Console.IsOutputRedirected,
        !System.Console.IsInputRedirected && !System.Console.IsErrorRedirected);

    /// <summary>A terminal that writes to given places, for tests; without colours, and nobody to ask.</summary>
    /// <param name="output">Takes standard output.</param>
    /// <param name="error">Takes standard error.</param>
    /// <param name="rows">Takes rows in JSON and CSV.</param>
    /// <returns>The terminal.</returns>
    public static Terminal To(TextWriter output, TextWriter error, Stream rows) =>
        new(Console(output, isRedirected: true), Console(error, isRedirected: true, WidthOfLines), rows, isOutputTerminal: false, canAsk: false);

    /// <summary>Makes the sink for a format.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The sink.</returns>
    public FormatSink Sink(OutputFormat format)
    {
        // A file gets the original characters, a terminal the visible ones; as JSON both are the same data.
        JavaScriptEncoder encoder = IsOutputTerminal ? EvidenceEncoder.Instance : JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return format switch
        {
            OutputFormat.Table => new TableSink(Output),
            OutputFormat.Json => new JsonSink(Rows(), encoder),
            OutputFormat.Jsonl => new JsonLinesSink(Rows(), encoder),
            _ => new CsvSink(Rows(), encoder, IsOutputTerminal ? EvidenceText.Show : static cell => cell),
        };
    }

    private static IAnsiConsole Console(TextWriter writer, bool isRedirected, int widthWithoutTerminal = WidthWithoutTerminal)
    {
        bool noColour = isRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = noColour ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = noColour ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (isRedirected)
        {
            console.Profile.Width = widthWithoutTerminal;
        }

        return console;
    }

    private BufferedStream Rows() => new(_rows ?? System.Console.OpenStandardOutput(), 1 << 16);
}
