using Seckill.Orders;

namespace Seckill.Stock;

public sealed class LiveBuyersTests
{
    private const int Users = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(Users)]
    [InlineData(1_000_000)]
    [InlineData(long.MaxValue)]
    public void Every_buyer_is_found_with_the_own_order_until_it_is_taken_out(long stock)
    {
        var loaded = Enumerable.Range(1, Users / 2).Select(user => KeyValuePair.Create((long)user, OrderOf(user))).ToArray();
        var buyers = new LiveBuyers(stock, loaded);
        for (var user = (Users / 2) + 1; user <= Users; user++) buyers.Add(user, OrderOf(user));
        for (var user = 1; user <= Users; user++)
        {
            Assert.True(buyers.TryGetOrder(user, out var order));
            Assert.Equal(OrderOf(user), order);
            Assert.False(buyers.Remove(user, OrderOf(user + 1)));
            Assert.True(buyers.TryGetOrder(user, out _));
            Assert.True(buyers.Remove(user, OrderOf(user)));
            Assert.False(buyers.TryGetOrder(user, out _));
        }
    }

    [Fact]
    public void A_buyer_has_one_live_order()
    {
        var buyers = new LiveBuyers(10, [new(1, OrderOf(1))]);
        Assert.Throws<ArgumentException>(() => buyers.Add(1, OrderOf(2)));
    }

    private static OrderId OrderOf(int user) => new(7, 3, user);
}
