namespace Seckill.Silo.Configuration;

/// <summary>What several processes need in common before they can be one cluster.</summary>
public static class ClusterNeeds
{
    /// <exception cref="ConfigurationException">The silos could not share their data or their users; the message names the key.</exception>
    public static void Check(SiloSettings settings)
    {
        if (settings.Storage.Provider != StorageProvider.MySql)
        {
            throw new ConfigurationException(StorageSettings.ProviderKey, "a cluster needs MySql; a file belongs to one process.");
        }

        if (settings.Stream.Provider != StreamProvider.RabbitMq)
        {
            throw new ConfigurationException(StreamSettings.ProviderKey, "a cluster needs RabbitMq; a file belongs to one process.");
        }

        if (settings.SigningKey is null)
        {
            throw new ConfigurationException(
                SiloSettings.SigningKeyName, "a cluster needs the same key for all silos; each must accept the others' tokens.");
        }
    }
}
