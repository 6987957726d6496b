using Seckill.Bench;

return await BenchProgram.RunAsync(args);
