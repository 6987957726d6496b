namespace Orleans;

/// <summary>The order of start-up; startup tasks with a lower stage run first.</summary>
public static class ServiceLifecycleStage
{
    public const int First = int.MinValue;

    public const int RuntimeInitialize = 2000;

    public const int RuntimeServices = 4000;

    public const int RuntimeStorageServices = 6000;

    public const int RuntimeGrainServices = 8000;

    public const int ApplicationServices = 10000;

    public const int BecomeActive = Active - 1;

    public const int Active = 20000;

    public const int Last = int.MaxValue;
}
