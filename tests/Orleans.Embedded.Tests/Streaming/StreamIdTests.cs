using System.Text;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Streaming;

public sealed class StreamIdTests
{
    /// <summary>Written down once: another number would send streams to other queues.</summary>
    private const int HashOfOrders1 = -659530828;

    private static readonly Guid Key = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public void Keeps_namespace_and_key_apart()
    {
        var id = StreamId.Create("orders", "ключ");
        Assert.Equal("orders", id.GetNamespace());
        Assert.Equal("ключ", id.GetKeyAsString());
        Assert.Equal("orders", Encoding.UTF8.GetString(id.Namespace.Span));
        Assert.Equal("ключ", Encoding.UTF8.GetString(id.Key.Span));
        Assert.Equal("ordersключ", Encoding.UTF8.GetString(id.FullKey.Span));
    }

    [Fact]
    public void Numbers_and_GUIDs_are_keys_as_text()
    {
        Assert.Equal("-12", StreamId.Create("orders", -12).GetKeyAsString());
        Assert.Equal("0f8fad5bd9cb469fa16570867728950e", StreamId.Create("orders", Key).GetKeyAsString());
    }

    [Fact]
    public void May_have_no_namespace()
    {
        var id = StreamId.Create(null, "7");
        Assert.Null(id.GetNamespace());
        Assert.Equal("null/7", id.ToString());
    }

    [Theory]
    [InlineData("orders", "7")]
    [InlineData("orders", "a/b")]
    public void Parses_what_it_writes(string ns, string key)
    {
        var id = StreamId.Create(ns, key);
        Assert.Equal(id, StreamId.Parse(Encoding.UTF8.GetBytes(id.ToString())));
    }

    [Fact]
    public void Equality_order_and_hash_go_by_the_full_key()
    {
        var one = StreamId.Create("orders", 1);
        Assert.True(one == StreamId.Create("orders", "1") && one != StreamId.Create("orders", 2) && one != default);
        Assert.Equal(one.GetHashCode(), StreamId.Create("orders", "1").GetHashCode());
        Assert.True(one.CompareTo(StreamId.Create("orders", 2)) < 0);
        Assert.Equal(default(StreamId), default);
    }

    [Fact]
    public void The_hash_is_the_same_in_every_process() =>
        Assert.Equal(HashOfOrders1, StreamId.Create("orders", 1).GetHashCode());
}
