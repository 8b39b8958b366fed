using System.Text.RegularExpressions;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Documents;
using Megaraptor.Lab.Evaluation.Files;
using Megaraptor.Lab.Evaluation.Functions;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Regex;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Plugins;

/// <summary>Plugins that read files.</summary>
internal static class FilePlugins
{
    private const int DefaultChunk = 4 * 1024 * 1024;
    private const int DefaultWindow = 64 * 1024;

    /// <summary>The plugins.</summary>
    public static IEnumerable<PluginDefinition> All =>
    [
        Define.Plugin("parse_csv", ParseCsv),
        Define.Plugin("parse_json_array", ParseJsonArray),
        Define.Plugin("parse_jsonl", ParseJsonLines),
        Define.Plugin("parse_lines", ParseLines),
        Define.Plugin("parse_records_with_regex", ParseRecordsWithRegex),
        Define.Plugin("read_file", ReadFile),
        Define.Plugin("split_records", SplitRecords),
    ];

    /// <summary>Opens a file; one that cannot be opened is logged and skipped.</summary>
    private static Stream? Open(Call call, OsPath path, Func<string, string> message)
    {
        FileAccessors.Demand(call.Query, call.Text("accessor"));
        try
        {
            return FileAccessors.Open(call.Scope, call.Text("accessor"), path);
        }
        catch (CallFailedException e)
        {
            call.Query.Log(message(e.Message));
            return null;
        }
    }

    private static IEnumerable<object?> ParseCsv(Call call)
    {
        char comma = OneCharacter(call, "separator") ?? ',';
        char? comment = OneCharacter(call, "comment");
        IReadOnlyList<string> columns = call.Texts("columns");
        foreach (OsPath path in call.Paths("filename"))
        {
            using Stream? file = Open(call, path, problem => $"Unable to open file {path}: {problem}");
            if (file is null)
            {
                continue;
            }

            var reader = new CsvReader(file, comma, comment);
            if (columns.Count == 0 && !call.Flag("auto_headers"))
            {
                columns = reader.Read() ?? [];
            }

            while (reader.Read() is { } cells)
            {
                var row = new VqlDict(cells.Count);
                for (int i = 0; i < cells.Count; i++)
                {
                    row.Set(i < columns.Count ? columns[i] : $"Col{i}", CsvCell.Read(cells[i]));
                }

                yield return row;
            }
        }
    }

    private static char? OneCharacter(Call call, string parameter) => call.Text(parameter) switch
    {
        "" => null,
        [var only] when only < 0x80 => only,
        _ => throw new CallFailedException($"{parameter} can only be one character"),
    };

    private static IEnumerable<object?> ParseJsonArray(Call call)
    {
        JsonFunctions.RefuseSchema(call);
        try
        {
            return JsonFunctions.ReadArray(call.Text("data"));
        }
        catch (GoJsonException e)
        {
            throw new CallFailedException(e.Message, e);
        }
    }

    private static IEnumerable<object?> ParseJsonLines(Call call)
    {
        OsPath path = call.Path("filename")!;
        using Stream? file = Open(call, path, problem => $"Unable to open file {path}: {problem}");
        if (file is null)
        {
            yield break;
        }

        var lines = new LineReader(file);
        int count = 0;
        while (lines.Read() is { } line)
        {
            if (line.Length > 1 && ParseJsonLine(call, line, ++count) is { } row)
            {
                yield return row;
            }
        }
    }

    /// <summary>What is no object is the value of a row; a line that is no JSON is skipped, and told once.</summary>
    private static VqlDict? ParseJsonLine(Call call, byte[] line, int number)
    {
        try
        {
            return line[0] == '{' ? GoJson.ReadObject(line) : new VqlDict(1).Set(Iteration.ValueColumn, GoJson.ReadPlain(line));
        }
        catch (GoJsonException e)
        {
            LogFunctions.LogOnce(call.Query, "parse_jsonl: error at line %v: %v skipping all invalid lines", number, e.Message);
            return null;
        }
    }

    private static IEnumerable<object?> ParseLines(Call call)
    {
        foreach (OsPath path in call.Paths("filename"))
        {
            using Stream? file = Open(call, path, problem => $"parse_lines: {problem}");
            if (file is null)
            {
                continue;
            }

            var lines = new LineReader(file);
            while (lines.Read() is { } line)
            {
                int length = line[^1] == '\n' ? line.Length - 1 : line.Length;
                length -= length > 0 && line[length - 1] == '\r' ? 1 : 0;
                yield return new VqlDict(1).Set("Line", StringEscapes.FromBytes(line[..length]));
            }
        }
    }

    private static IEnumerable<object?> ReadFile(Call call)
    {
        int chunk = call.Integer("chunk") is > 0 and var given ? (int)Math.Min(given, int.MaxValue / 2) : DefaultChunk;
        long most = call.Integer("max_length") is > 0 and var length ? length : long.MaxValue;
        foreach (OsPath path in call.Paths("filenames"))
        {
            using Stream? file = Open(call, path, problem => $"read_file: {problem}");
            if (file is null)
            {
                continue;
            }

            var buffer = new byte[SizeFor(file, chunk)];
            for (long offset = 0; offset < most;)
            {
                int read = file.ReadAtLeast(buffer.AsSpan(0, (int)Math.Min(buffer.Length, most - offset)), (int)Math.Min(buffer.Length, most - offset), throwOnEndOfStream: false);
                if (read == 0)
                {
                    break;
                }

                yield return new VqlDict(3)
                    .Set("Data", StringEscapes.FromBytes(buffer.AsSpan(0, read).ToArray()))
                    .Set("Offset", offset)
                    .Set("Filename", path);
                offset += read;
            }
        }
    }

    private static IEnumerable<object?> ParseRecordsWithRegex(Call call)
    {
        var expressions = new List<CompiledRegex>();
        foreach (string expression in call.Texts("regex"))
        {
            if (!RegexFunctions.TryCompile(call.Query, expression, out CompiledRegex? regex))
            {
                yield break;
            }

            expressions.Add(regex);
        }

        string[] names = [.. expressions.SelectMany(static regex => regex.GroupNames).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        foreach (OsPath path in call.Paths("file"))
        {
            using Stream? file = Open(call, path, _ => $"Unable to open file {path}");
            if (file is null)
            {
                continue;
            }

            var window = new TextWindow(file, SizeFor(file, WindowSize(call)));
            while (window.TryFill())
            {
                if (FirstMatch(expressions, window) is not var (regex, match))
                {
                    window.Clear();
                    continue;
                }

                VqlDict row = new VqlDict().Set("FullPath", path);
                foreach (string name in names)
                {
                    row.Set(name, string.Empty);
                }

                RegexFunctions.SetGroups(row, regex, match, skipsUnmatched: true);
                window.MoveTo(match.Index + match.Length);
                yield return row;
            }
        }
    }

    private static (CompiledRegex Regex, Match Match)? FirstMatch(List<CompiledRegex> expressions, TextWindow window)
    {
        foreach (CompiledRegex regex in expressions)
        {
            if (regex.First(window.Text) is { } match)
            {
                return (regex, match);
            }
        }

        return null;
    }

    /// <summary>A buffer need not be longer than the file.</summary>
    private static int SizeFor(Stream file, int wanted) => file.CanSeek ? (int)Math.Clamp(file.Length, 1, wanted) : wanted;

    private static int WindowSize(Call call) => call.Integer("buffer_size") is > 0 and var size ? (int)Math.Min(size, int.MaxValue / 2) : DefaultWindow;

    private static IEnumerable<object?> SplitRecords(Call call)
    {
        CompiledRegex separator;
        CompiledRegex lineEnd;
        try
        {
            separator = CompiledRegex.Compile(call.Query, call.Text("regex") is { Length: > 0 } regex ? regex : @"\s+");
            lineEnd = CompiledRegex.Compile(call.Query, call.Text("record_regex") is { Length: > 0 } record ? record : @"\n");
        }
        catch (RegexSyntaxException e)
        {
            throw new CallFailedException(e.Message, e);
        }

        var splitter = new RecordSplitter(separator, call.Integer("count"), call.Flag("first_row_is_headers"), call.Texts("columns"));
        foreach (OsPath path in call.Paths("filenames"))
        {
            using Stream? file = Open(call, path, problem => $"split_records: {problem}");
            if (file is null)
            {
                continue;
            }

            var window = new TextWindow(file, SizeFor(file, WindowSize(call)));
            while (window.TryFill())
            {
                Match? end = lineEnd.First(window.Text);
                string line = end is null ? window.Text : window.Text[..end.Index];
                window.MoveTo(end is null ? window.Text.Length : end.Index + end.Length);
                if (splitter.Split(line) is { } row)
                {
                    yield return row;
                }
            }
        }
    }
}
