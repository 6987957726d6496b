using Seckill.Accounts;
using Seckill.Web.Auth;
using Seckill.Web.Errors;
using Seckill.Web.Json;
using Seckill.Web.OpenApi;

namespace Seckill.Web.Accounts;

/// <summary>Registration and login; also reachable without the prefix.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in (string[])["/api", ""])
        {
            var group = routes.MapGroup(prefix).WithTags("Accounts");
            group.MapPost("/register", RegisterAsync)
                .WithSummary("Opens an account")
                .Takes<RegisterRequest>()
                .Answers<RegisterReply>(StatusCodes.Status201Created)
                .Refuses(Problems.NameTaken);
            group.MapPost("/login", LoginAsync)
                .WithSummary("Exchanges name and password for a token")
                .Takes<LoginRequest>()
                .Answers<LoginReply>(StatusCodes.Status200OK)
                .Refuses(Problems.InvalidCredentials);
        }
    }

    private static async Task<IResult> RegisterAsync(HttpContext context, IGrainFactory grains, PasswordDesk passwords)
    {
        var (request, problem) = await JsonBody.ReadAsync(context, WebJson.Default.RegisterRequest);
        if (request is null) return problem!;
        var errors = new FieldErrors().Add(AccountRules.FaultsOf(request.Name, request.Password));
        if (errors.Any) return errors.ToProblem();

        if (await passwords.HashAsync(request.Password!) is not { } hash) return Problems.Unavailable;
        var account = grains.GetGrain<IAccountGrain>(AccountRules.KeyOf(request.Name!));
        if (await account.CreateAsync(request.Name!, hash, isAdmin: false) is not { } userId) return Problems.NameTaken;
        var reply = new RegisterReply(userId);
        return TypedResults.Json(reply, WebJson.Default.RegisterReply, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> LoginAsync(
        HttpContext context, IGrainFactory grains, PasswordDesk passwords, TokenIssuer tokens)
    {
        var (request, problem) = await JsonBody.ReadAsync(context, WebJson.Default.LoginRequest);
        if (request is null) return problem!;
        var errors = new FieldErrors();
        if (request.Name is null) errors.Add("name", "A name is needed.");
        if (request.Password is null) errors.Add("password", "A password is needed.");
        if (errors.Any) return errors.ToProblem();

        // A name that could not be registered is a name that nobody has, and is answered like one.
        var account = AccountRules.IsName(request.Name!)
            ? await grains.GetGrain<IAccountGrain>(AccountRules.KeyOf(request.Name!)).FindAsync()
            : null;
        return await passwords.VerifyAsync(account?.PasswordHash, request.Password!) switch
        {
            PasswordVerdict.Right => TypedResults.Json(
                new LoginReply(tokens.Issue(account!), tokens.ExpiresInSeconds), WebJson.Default.LoginReply),
            PasswordVerdict.Busy => Problems.Unavailable,
            _ => Problems.InvalidCredentials,
        };
    }
}
