namespace Orleans.Streams;

/// <summary>Says how much may be read.</summary>
public interface IQueueFlowController
{
    /// <summary>How many messages may be read now; -1 for any number.</summary>
    int GetMaxAddCount();
}
