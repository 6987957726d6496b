using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Seckill.Bench.Server;
using Seckill.Silo;

await using var app = await SeckillHost.StartAsync(
    args, builder => builder.Services.AddSingleton<IStartupFilter, BenchEndpoints>());

// The runner holds the other end of standard input: when it is gone, however it went, nobody else would end this process. The thread
// is not one of the pool's: that has one a core at first, and counts one that waits here as one that works.
new Thread(() =>
{
    while (Console.In.Read() >= 0) { }
    app.Lifetime.StopApplication();
}) { IsBackground = true, Name = "runner watch" }.Start();
await app.WaitForShutdownAsync();
