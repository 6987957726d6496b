namespace Seckill.Orders;

public sealed class OrderIdTests
{
    [Theory]
    [InlineData("1-1-1", 1, 1, 1)]
    [InlineData("9223372036854775807-2147483647-2147483647", long.MaxValue, int.MaxValue, int.MaxValue)]
    public void Canonical_text_reads_and_prints_the_same(string text, long saleId, int epoch, int sequence)
    {
        Assert.True(OrderId.TryParse(text, out var id));
        Assert.Equal(new OrderId(saleId, epoch, sequence), id);
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("1")]
    [InlineData("1-1")]
    [InlineData("1-1-")]
    [InlineData("-1-1-1")]
    [InlineData("1--1-1")]
    [InlineData("1-1-1-1")]
    [InlineData("0-1-1")]
    [InlineData("1-0-1")]
    [InlineData("1-1-0")]
    [InlineData("01-1-1")]
    [InlineData("1-+1-1")]
    [InlineData("1-1-1 ")]
    [InlineData("a-b-c")]
    [InlineData("１-１-１")]
    [InlineData("1-2147483648-1")]
    [InlineData("1-1-2147483648")]
    [InlineData("9223372036854775808-1-1")]
    [InlineData("99999999999999999999999999999999999999999999999999999999-1-1")]
    public void Anything_else_is_no_order_id(string text) => Assert.False(OrderId.TryParse(text, out _));
}
