using Microsoft.Extensions.Options;
using Seckill.Web.Auth;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Auth;

public sealed class AuthOptionsTests
{
    [Theory]
    [InlineData("Auth:SigningKey", null)]
    [InlineData("Auth:SigningKey", "")]
    [InlineData("Auth:SigningKey", "not base64!")]
    [InlineData("Auth:SigningKey", "c2hvcnQ=")]
    [InlineData("Auth:AdminPassword", "short")]
    [InlineData("Auth:TokenLifetime", "00:00:00")]
    [InlineData("Auth:TokenLifetime", "2.00:00:00")]
    [InlineData("Auth:TokenLifetime", "soon")]
    [InlineData("Payments:CallbackSecret", null)]
    [InlineData("Payments:CallbackSecret", "")]
    [InlineData("Payments:CallbackSecret", "c2hvcnQ=")]
    [InlineData("Payments:CallbackSecret", "not base64!")]
    [InlineData("Stream:Partitions", "0")]
    [InlineData("Stream:Partitions", "257")]
    public async Task A_wrong_value_stops_the_start_and_names_the_key_but_not_the_secret(string key, string? value)
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(
            () => FrontEnd.StartAsync(configure: settings => settings[key] = value));
        Assert.Contains(key, fault.Message);
        if (key != "Auth:TokenLifetime" && value is { Length: > 3 }) Assert.DoesNotContain(value, fault.Message);
    }

    [Fact]
    public void The_key_has_at_least_32_bytes()
    {
        var validator = new AuthOptionsValidator();
        Assert.True(validator.Validate(null, new AuthOptions { SigningKey = Convert.ToBase64String(new byte[32]) }).Succeeded);
        Assert.False(validator.Validate(null, new AuthOptions { SigningKey = Convert.ToBase64String(new byte[31]) }).Succeeded);
        Assert.IsType<ValidateOptionsResult>(validator.Validate(null, new AuthOptions()));
    }
}
