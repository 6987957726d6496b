using System.Diagnostics.CodeAnalysis;
using Seckill.Client.Connection;

namespace Seckill.Client.Accounts;

/// <summary>Keeps who is logged in to one server.</summary>
internal sealed class LoginStore(string folder, Uri url)
{
    private readonly PrivateFile<StoredLogin> _file = new(folder, "login", url);

    public bool TryRead([MaybeNullWhen(false)] out StoredLogin login, [NotNullWhen(false)] out Failure? failure)
    {
        if (!_file.Read(StoredLogin.None).TryGet(out login, out failure)) return false;
        // The file could have been edited; a token that no header can carry is as good as none.
        if (!BearerToken.IsWellFormed(login.AccessToken)) login = StoredLogin.None;
        return true;
    }

    public Failure? Write(string name, AccessGrant grant, DateTimeOffset now) =>
        _file.Write(new StoredLogin(url.AbsoluteUri, name, grant.AccessToken, grant.ExpiryFrom(now)));
}
