namespace Seckill.Storage.Databases;

/// <summary>
/// The storage cannot work as configured. The message says in one line what is wrong; the caller knows which key it was.
/// </summary>
public sealed class StorageConfigurationException : Exception
{
    public StorageConfigurationException(string message) : base(message) { }

    public StorageConfigurationException(string message, Exception innerException) : base(message, innerException) { }
}
