namespace Orleans.Runtime;

/// <summary>The states of a silo, with the numbers that Orleans gives them.</summary>
public enum SiloStatus
{
    None = 0,
    Created = 1,
    Joining = 2,
    Active = 3,
    ShuttingDown = 4,
    Stopping = 5,
    Dead = 6,
}
