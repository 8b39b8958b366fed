using Megaraptor.ReferenceTable;

// Run in the root of the repository: dotnet run --project tools/ReferenceTable
string root = args.Length > 0 ? args[0] : ".";
foreach (Table table in Tables.All)
{
    string path = Path.Combine(root, table.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    await File.WriteAllTextAsync(path, table.Make(Path.Combine(root, "artifacts-schema"))).ConfigureAwait(false);
    await Console.Out.WriteLineAsync(path).ConfigureAwait(false);
}
