using Seckill.Client.Accounts;
using Seckill.Client.Connection;
using Seckill.Client.Orders;
using Seckill.Client.Output;

namespace Seckill.Client;

/// <summary>What a command works with.</summary>
internal sealed class CommandContext(ClientConsole console, Screen screen, ISeckillApi api, Uri serverKey, string? givenToken)
{
    public ClientConsole Console { get; } = console;

    public Screen Screen { get; } = screen;

    /// <summary>The server, whatever the way to it.</summary>
    public ISeckillApi Api { get; } = api;

    public TimeProvider Time => Console.Time;

    /// <summary>The logins that are kept for this server.</summary>
    public LoginStore Logins { get; } = new(console.ConfigFolder(), serverKey);

    /// <summary>The orders of the last run against this server.</summary>
    public RunOrderStore RunOrders { get; } = new(console.ConfigFolder(), serverKey);

    /// <summary>True when the caller named a token, so that nothing stored may take its place.</summary>
    public bool HasGivenToken => givenToken is not null;

    /// <summary>What an admin command goes by: over a gateway being an operator, else whoever is logged in.</summary>
    public ApiResult<string> RequireAdminToken() => Api.OperatorToken is { } token ? token : RequireToken();

    /// <summary>The token of whoever is logged in, or the line that says what to do.</summary>
    public ApiResult<string> RequireToken()
    {
        if (givenToken is not null) return givenToken;
        if (!Logins.TryRead(out var login, out var failure)) return failure;
        if (login.IsNone) return Failure.Local("not_logged_in", "log in first: seckill login <name>");
        if (login.ExpiresAt <= Time.GetUtcNow())
        {
            var at = TimeText.Format(login.ExpiresAt, Time);
            return Failure.Local("login_expired", $"the login expired at {at}; log in again: seckill login {login.Name}");
        }

        return login.AccessToken;
    }

    /// <summary>An order of the last run belongs to the buyer that was made up for it: that buyer's token.</summary>
    public ApiResult<string> RequireTokenOf(string orderId)
    {
        if (HasGivenToken) return RequireToken();
        if (!RunOrders.TryFind(orderId, out var token, out var failure)) return failure;
        return token is null ? RequireToken() : token;
    }
}
