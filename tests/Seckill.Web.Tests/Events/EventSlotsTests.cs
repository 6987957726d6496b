using Seckill.Web.Events;

namespace Seckill.Web.Tests.Events;

public sealed class EventSlotsTests
{
    private readonly EventSlots _slots = new(max: 3, maxPerUser: 2);

    [Fact]
    public void The_node_has_so_many_and_one_user_so_many_of_them()
    {
        Assert.Null(_slots.TryEnter(1));
        Assert.Null(_slots.TryEnter(1));
        Assert.Equal("rate_limited", _slots.TryEnter(1)?.Code);
        Assert.Null(_slots.TryEnter(2));
        Assert.Equal("unavailable", _slots.TryEnter(3)?.Code);
        Assert.Equal("unavailable", _slots.TryEnter(1)?.Code);
        Assert.Equal(3, _slots.Open);
    }

    [Fact]
    public void A_place_that_was_given_back_is_free()
    {
        for (var round = 0; round < 10; round++)
        {
            for (var user = 1; user <= 3; user++) Assert.Null(_slots.TryEnter(user));
            for (var user = 1; user <= 3; user++) _slots.Leave(user);
        }

        Assert.Equal(0, _slots.Open);
    }
}
