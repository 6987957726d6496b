using System.Globalization;
using Seckill.Accounts;

namespace Seckill.Client.Connection.Grains;

/// <summary>
/// Who is logged in over a gateway: <c>user.17.ann.false</c>. It says who, and proves nothing: whoever reaches a gateway is
/// trusted and can call the grain of any user, so a signature would keep nobody from anything.
/// </summary>
/// <param name="UserId">The user's number, at least 1.</param>
/// <param name="Name">The account's name.</param>
/// <param name="IsAdmin">Whether it may run sales over HTTP; over a gateway everybody may.</param>
internal sealed record GrainToken(long UserId, string Name, bool IsAdmin)
{
    private const string Prefix = "user";

    public static GrainToken Of(Account account) => new(account.UserId, account.Name, account.IsAdmin);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}.{UserId}.{Name}.{(IsAdmin ? "true" : "false")}");

    /// <summary>Null for anything else, such as the token of a login over HTTP.</summary>
    public static GrainToken? Parse(string text)
    {
        // A name may have dots in it, and nothing else may: prefix and number come first, the role last.
        var last = text.LastIndexOf('.');
        if (last < 0 || text[..last].Split('.', 3) is not [Prefix, var number, var name]) return null;
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var userId) || userId < 1) return null;
        if (!AccountRules.IsName(name) || text[(last + 1)..] is not ("true" or "false")) return null;
        return new GrainToken(userId, name, text.EndsWith(".true", StringComparison.Ordinal));
    }
}
