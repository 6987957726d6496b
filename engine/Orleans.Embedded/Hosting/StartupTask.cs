namespace Orleans.Runtime.Embedded;

/// <summary>A startup task and its place among the others.</summary>
internal sealed record StartupTask(Func<IServiceProvider, CancellationToken, Task> Run, int Stage);
