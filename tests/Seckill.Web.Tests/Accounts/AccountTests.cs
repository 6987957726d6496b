using System.Net;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Accounts;

public sealed class AccountTests
{
    private const string Alice = """{"name":"Alice","password":"correct horse"}""";

    [Theory]
    [InlineData("/api")]
    [InlineData("")]
    public async Task An_account_can_be_opened_and_logged_in_to(string prefix)
    {
        await using var web = await FrontEnd.StartAsync();
        var registered = await web.Client.PostJsonAsync(prefix + "/register", Alice).OkAsync(HttpStatusCode.Created);
        Assert.Equal(1, (long?)registered["userId"]);

        const string again = """{"name":"aLICE","password":"correct horse"}""";
        var login = await web.Client.PostJsonAsync(prefix + "/login", again).OkAsync();
        Assert.Equal(3600, (long?)login["expiresIn"]);

        web.PutOnSale();
        var mine = await web.With((string)login["accessToken"]!).GetItAsync("/api/orders").OkAsync();
        Assert.Empty(mine["orders"]!.AsArray());
    }

    [Fact]
    public async Task The_account_keeps_its_spelling_and_no_password()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.Client.PostJsonAsync("/api/register", Alice).OkAsync(HttpStatusCode.Created);
        var account = web.Grains.Account("alice").Account!;
        Assert.Equal("Alice", account.Name);
        Assert.False(account.IsAdmin);
        Assert.DoesNotContain("correct", account.PasswordHash);
    }

    [Fact]
    public async Task A_name_differs_by_more_than_its_case()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.Client.PostJsonAsync("/api/register", Alice).OkAsync(HttpStatusCode.Created);
        const string alice = """{"name":"alice","password":"another one"}""";
        await web.Client.PostJsonAsync("/api/register", alice).RefusedAsync(409, "name_taken");
    }

    [Theory]
    [InlineData("""{"name":"alice","password":"wrong horse"}""")]
    [InlineData("""{"name":"nobody","password":"correct horse"}""")]
    [InlineData("""{"name":"","password":""}""")]
    [InlineData("""{"name":"no such / name","password":"correct horse"}""")]
    public async Task Wrong_name_and_wrong_password_look_the_same(string login)
    {
        await using var web = await FrontEnd.StartAsync();
        await web.Client.PostJsonAsync("/api/register", Alice).OkAsync(HttpStatusCode.Created);
        var problem = await web.Client.PostJsonAsync("/api/login", login).RefusedAsync(401, "invalid_credentials");
        Assert.Null(problem["detail"]);
    }

    [Theory]
    [InlineData("""{"password":"correct horse"}""", "name")]
    [InlineData("""{"name":null,"password":"correct horse"}""", "name")]
    [InlineData("""{"name":7,"password":"correct horse"}""", "name")]
    [InlineData("""{"name":["alice"],"password":"correct horse"}""", "name")]
    [InlineData("""{"name":"ab","password":"correct horse"}""", "name")]
    [InlineData("""{"name":" alice","password":"correct horse"}""", "name")]
    [InlineData("""{"name":"ali ce","password":"correct horse"}""", "name")]
    [InlineData("""{"name":"ali\u0000ce","password":"correct horse"}""", "name")]
    [InlineData("""{"name":"аlice","password":"correct horse"}""", "name")]
    [InlineData("""{"name":"\ud800lice","password":"correct horse"}""", "name")]
    [InlineData("""{"name":"alice"}""", "password")]
    [InlineData("""{"name":"alice","password":"1234567"}""", "password")]
    [InlineData("""{"name":"alice","password":null}""", "password")]
    [InlineData("""{"name":"alice","password":true}""", "password")]
    public async Task What_does_not_fit_is_refused_by_field(string json, string field)
    {
        await using var web = await FrontEnd.StartAsync();
        var problem = await web.Client.PostJsonAsync("/api/register", json).RefusedAsync(400, "invalid_request");
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
        Assert.Contains(field, (string?)problem["detail"]);
        Assert.Null(web.Grains.Account("alice").Account);
    }

    [Theory]
    [InlineData(3, 8, 201)]
    [InlineData(64, 256, 201)]
    [InlineData(2, 8, 400)]
    [InlineData(65, 8, 400)]
    [InlineData(3, 7, 400)]
    [InlineData(3, 257, 400)]
    public async Task Lengths_are_bounded_on_both_sides(int name, int password, int status)
    {
        await using var web = await FrontEnd.StartAsync();
        var response = await web.Client.PostJsonAsync(
            "/api/register", $$"""{"name":"{{new string('a', name)}}","password":"{{new string('p', password)}}"}""");
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Several_faults_are_all_named()
    {
        await using var web = await FrontEnd.StartAsync();
        var problem = await web.Client.PostJsonAsync("/api/register", "{}").RefusedAsync(400, "invalid_request");
        Assert.Equal(["name", "password"], problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Theory]
    [InlineData("/api/register")]
    [InlineData("/api/login")]
    public async Task A_ledger_that_is_away_is_unavailable(string path)
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Account("alice").Fault = new TimeoutException("secret detail");
        var problem = await web.Client.PostJsonAsync(path, Alice).RefusedAsync(503, "unavailable");
        Assert.DoesNotContain("secret", problem.ToJsonString());
    }
}
