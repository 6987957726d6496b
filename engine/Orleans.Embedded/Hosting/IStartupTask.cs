namespace Orleans.Runtime;

/// <summary>Work to be done once the silo is up; a throw stops the start.</summary>
public interface IStartupTask
{
    Task Execute(CancellationToken cancellationToken);
}
