using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Seckill.CrashHost;
using Seckill.Orders;
using Seckill.Silo;

// The first two arguments say where to die and at which visit; the rest is the silo's.
var crash = new CrashOnVisit(Enum.Parse<CrashPoint>(args[0]), int.Parse(args[1]));
await using var app = await SeckillHost.StartAsync(args[2..], builder => builder.Services.AddSingleton<ICrashPoints>(crash));
await app.WaitForShutdownAsync();
