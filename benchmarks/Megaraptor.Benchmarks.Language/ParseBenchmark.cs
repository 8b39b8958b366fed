using BenchmarkDotNet.Attributes;
using Megaraptor.Benchmarks.Language.Texts;
using Megaraptor.Vql.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Megaraptor.Benchmarks.Language;

/// <summary>Lexing and parsing VQL, and the compiler's parsing of as much C# in the same process.</summary>
[Config(typeof(OneProcess))]
[MemoryDiagnoser]
[MinColumn]
[MedianColumn]
public class ParseBenchmark
{
    private string _csharp = "";
    private string _vql = "";

    [Params(2 << 10, 1 << 20)]
    public int Characters { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _csharp = SourceTexts.CSharp(Characters);
        _vql = VqlTexts.OfLength(Characters);
    }

    [Benchmark(Baseline = true)]
    public SyntaxNode RoslynParsesCSharp() => CSharpSyntaxTree.ParseText(_csharp).GetRoot();

    [Benchmark]
    public VqlParseResult ParseVql() => VqlSyntax.Parse(_vql);

    [Benchmark]
    public int LexVql()
    {
        var lexer = new VqlLexer(_vql);
        int tokens = 0;
        while (lexer.Next().Kind != TokenKind.EndOfText)
        {
            tokens++;
        }

        return tokens;
    }
}
