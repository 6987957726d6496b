using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Seckill.Accounts;
using Seckill.Web.Accounts;
using Seckill.Web.Tests.World;

namespace Seckill.Web.Tests.Accounts;

public sealed class AdminAccountTests
{
    [Fact]
    public async Task The_admin_is_created_once_and_keeps_the_first_password()
    {
        await using var web = await FrontEnd.StartAsync();
        var admin = web.Services.GetRequiredService<AdminAccount>();
        Assert.True(await admin.EnsureAsync("first password"));
        Assert.False(await admin.EnsureAsync("second password"));

        const string second = """{"name":"admin","password":"second password"}""";
        await web.Client.PostJsonAsync("/api/login", second).RefusedAsync(401, "invalid_credentials");
        const string first = """{"name":"admin","password":"first password"}""";
        var login = await web.Client.PostJsonAsync("/api/login", first).OkAsync();
        await web.With((string)login["accessToken"]!).GetItAsync("/api/admin/audit").OkAsync();
    }

    [Fact]
    public async Task Nobody_can_register_as_the_admin()
    {
        await using var web = await FrontEnd.StartAsync();
        await web.Services.GetRequiredService<AdminAccount>().EnsureAsync("first password");
        const string admin = """{"name":"Admin","password":"my password"}""";
        await web.Client.PostJsonAsync("/api/register", admin).RefusedAsync(409, "name_taken");
    }

    [Fact]
    public async Task A_buyer_of_this_name_stops_the_start()
    {
        await using var web = await FrontEnd.StartAsync();
        web.Grains.Account("admin").Account = new Account(1, "admin", "", IsAdmin: false);
        var admin = web.Services.GetRequiredService<AdminAccount>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => admin.EnsureAsync("a password"));
    }

    [Fact]
    public async Task A_short_password_is_refused()
    {
        await using var web = await FrontEnd.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => web.Services.GetRequiredService<AdminAccount>().EnsureAsync("short"));
    }

    [Fact]
    public async Task A_registered_user_is_no_admin()
    {
        await using var web = await FrontEnd.StartAsync();
        const string mallory = """{"name":"mallory","password":"a password","isAdmin":true}""";
        await web.Client.PostJsonAsync("/api/register", mallory).OkAsync(HttpStatusCode.Created);
        var login = await web.Client.PostJsonAsync("/api/login", """{"name":"mallory","password":"a password"}""").OkAsync();
        await web.With((string)login["accessToken"]!).GetItAsync("/api/admin/audit").RefusedAsync(403, "forbidden");
    }
}
