using CsCheck;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Vql.Tests.Templates;

/// <summary>Literals read back as the value that was written.</summary>
public sealed class VqlLiteralTests
{
    [Fact]
    public void An_integer_reads_back() => Gen.Long.Sample(static value => Value(VqlLiteral.Of(value)) == new NumberValue(NumberKind.Integer, value, 0));

    [Fact]
    public void A_float_reads_back_as_a_float() =>
        Gen.Double.Where(double.IsFinite).Sample(static value => Value(VqlLiteral.Of(value)) == new NumberValue(NumberKind.Float, 0, value));

    [Theory]
    [InlineData(3.0)]
    [InlineData(-0.0)]
    [InlineData(1e300)]
    [InlineData(5e-324)]
    public void A_float_without_a_fraction_stays_a_float(double value) => Value(VqlLiteral.Of(value)).ShouldBe(new NumberValue(NumberKind.Float, 0, value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_VQL_cannot_write_is_refused(double value) => Should.Throw<ArgumentOutOfRangeException>(() => VqlLiteral.Of(value));

    [Fact]
    public void An_integer_beyond_64_bits_with_sign_is_refused() => Should.Throw<ArgumentOutOfRangeException>(static () => VqlLiteral.Of(ulong.MaxValue));

    private static NumberValue Value(string literal) =>
        ((NumberLiteral)((SelectStatement)VqlSyntax.Parse($"SELECT {literal} AS A FROM scope()").Script.Statements[0]).Query.Columns[0].Expression!).Value;
}
