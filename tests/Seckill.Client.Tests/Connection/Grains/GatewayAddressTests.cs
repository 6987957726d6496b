using Seckill.Client.Connection.Grains;

namespace Seckill.Client.Tests.Connection.Grains;

public sealed class GatewayAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:30000", "gateway://127.0.0.1:30000/")]
    [InlineData("Silo-1.example:65535", "gateway://silo-1.example:65535/")]
    [InlineData("[::1]:1", "gateway://[::1]:1/")]
    public void A_host_and_a_port_have_one_spelling(string text, string key)
    {
        Assert.True(GatewayAddress.TryParse(text, out var address));
        Assert.Equal(key, address.Key.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData(":30000")]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:-1")]
    [InlineData("localhost:port")]
    [InlineData("::1:30000")]
    [InlineData("http://localhost:30000")]
    [InlineData("localhost:30000/path")]
    [InlineData("localhost:30000?query")]
    [InlineData("localhost:30000#fragment")]
    [InlineData("user@localhost:30000")]
    [InlineData("local host:30000")]
    public void Anything_else_is_none(string text) => Assert.False(GatewayAddress.TryParse(text, out _));
}
