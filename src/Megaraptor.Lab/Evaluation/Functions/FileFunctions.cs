using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Documents;
using Megaraptor.Lab.Evaluation.Files;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that read files.</summary>
internal static class FileFunctions
{
    private const int DefaultLength = 4 * 1024 * 1024;

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("read_file", ReadFile),
        Define.Function("stat", Stat),
        Define.Function("parse_xml", ParseXml),
        Define.Function("parse_yaml", ParseYaml),
    ];

    private static object? ReadFile(Call call)
    {
        using Stream file = FileAccessors.Open(call.Scope, call.Text("accessor"), call.Path("filename")!);
        long length = call.Integer("length") is > 0 and var given ? given : DefaultLength;
        Skip(file, call.Integer("offset"));
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        while (length > bytes.Length && file.Read(part, 0, (int)Math.Min(length - bytes.Length, part.Length)) is > 0 and var read)
        {
            bytes.Write(part, 0, read);
        }

        return StringEscapes.FromBytes(bytes.ToArray());
    }

    private static object? Stat(Call call)
    {
        HostDisk.Demand(call);
        return null;
    }

    private static void Skip(Stream file, long offset)
    {
        if (offset <= 0)
        {
            return;
        }

        if (file.CanSeek)
        {
            file.Seek(offset, SeekOrigin.Begin);
            return;
        }

        var skipped = new byte[64 * 1024];
        while (offset > 0 && file.Read(skipped, 0, (int)Math.Min(offset, skipped.Length)) is > 0 and var read)
        {
            offset -= read;
        }
    }

    private static object? ParseXml(Call call)
    {
        if (Read(call, "file") is not { } bytes)
        {
            return null;
        }

        try
        {
            return XmlDocumentReader.Read(bytes);
        }
        catch (FormatException e)
        {
            call.Query.Log($"NewMapXmlReader: {e.Message}");
            return null;
        }
    }

    private static object? ParseYaml(Call call)
    {
        JsonFunctions.RefuseSchema(call);
        if (Read(call, "filename") is not { } bytes)
        {
            return null;
        }

        try
        {
            return YamlDocumentReader.Read(bytes);
        }
        catch (FormatException e)
        {
            throw new CallFailedException(e.Message, e);
        }
    }

    private static byte[]? Read(Call call, string parameter)
    {
        FileAccessors.Demand(call.Query, call.Text("accessor"));
        try
        {
            return FileAccessors.ReadAll(call.Scope, call.Text("accessor"), call.Path(parameter)!);
        }
        catch (CallFailedException e)
        {
            call.Query.Log(parameter == "file" ? $"Unable to open file {call.Path(parameter)}" : $"Unable to open file {call.Path(parameter)}: {e.Message}");
            return null;
        }
    }
}
