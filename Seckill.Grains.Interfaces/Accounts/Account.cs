namespace Seckill.Accounts;

/// <summary>
/// An account. The password's hash is made and checked where the password is given, by <see cref="Accounts.PasswordHash"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("seckill.account")]
public sealed record Account(
    [property: Id(0)] long UserId,
    [property: Id(1)] string Name,
    [property: Id(2)] string PasswordHash,
    [property: Id(3)] bool IsAdmin);
