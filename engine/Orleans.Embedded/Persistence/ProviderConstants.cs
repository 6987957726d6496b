namespace Orleans.Providers;

/// <summary>Names that mean something.</summary>
public static class ProviderConstants
{
    /// <summary>The grain storage under this name is the one for states that name none.</summary>
    public const string DEFAULT_STORAGE_PROVIDER_NAME = "Default";
}
