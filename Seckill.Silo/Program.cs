using Seckill.Silo;

return await SeckillHost.RunAsync(args);
