using System.Security.Cryptography;

namespace Seckill.Silo.Configuration;

/// <summary>The folder that keeps made secrets, and the databases that are files: those one process has to itself.</summary>
public sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _path;
    private readonly FileStream? _lock;

    /// <exception cref="ConfigurationException">The folder cannot be written, or another process has it.</exception>
    /// <param name="path">The folder; it is made if it is missing.</param>
    /// <param name="exclusive">Whether no other process may use it meanwhile.</param>
    public DataFolder(string path, bool exclusive)
    {
        _path = path;
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(StorageSettings.Key, $"the folder cannot be made: {exception.Message}");
        }

        if (!exclusive) return;
        try
        {
            _lock = new FileStream(Path.Combine(path, "seckill.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                StorageSettings.Key, $"the folder {path} cannot be written, or another process uses it.");
        }
    }

    /// <summary>The key that signs tokens, base64 of 32 bytes: made at the first call and the same ever after.</summary>
    public string GetOrCreateSigningKey()
    {
        var file = Path.Combine(_path, "signing.key");
        if (File.Exists(file)) return File.ReadAllText(file).Trim();

        // Renamed into place when complete, so that a killed process never leaves half a key.
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var draft = file + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(draft, options)) writer.WriteLine(key);
        File.Move(draft, file);
        return key;
    }

    public void Dispose() => _lock?.Dispose();
}
