using System.Net;
using System.Net.Sockets;
using Seckill.Silo.Configuration;

namespace Seckill.Silo.Startup;

/// <summary>Asks for the ports of a silo before anything starts, so that one that is not to be had is told by the name of its key.</summary>
internal static class PortCheck
{
    /// <exception cref="ConfigurationException">A port is taken, or the address is not one of this machine.</exception>
    public static void Check(IPAddress address, IEnumerable<(string Key, int Port)> ports)
    {
        foreach (var (key, port) in ports)
        {
            using var listener = new TcpListener(address, port);
            try
            {
                listener.Start();
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressNotAvailable)
            {
                throw new ConfigurationException(ClusterSettings.AddressKey, $"{address} is not an address of this machine.");
            }
            catch (SocketException exception)
            {
                throw new ConfigurationException(key, $"port {port} of {address} is not to be had: {exception.Message}.");
            }
        }
    }
}
