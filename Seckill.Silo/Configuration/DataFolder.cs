using System.Security.Cryptography;

namespace Seckill.Silo.Configuration;

/// <summary>The folder that holds what one silo's process owns: it is locked while the process lives, and keeps its secrets.</summary>
public sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _path;
    private readonly FileStream _lock;

    /// <exception cref="ConfigurationException">The folder cannot be written, or another process has it.</exception>
    public DataFolder(string path)
    {
        _path = path;
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException("Storage:ConnectionString", $"the folder cannot be made: {exception.Message}");
        }

        try
        {
            _lock = new FileStream(Path.Combine(path, "seckill.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                "Storage:ConnectionString", $"the folder {path} cannot be written, or another process uses it.");
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

    public void Dispose() => _lock.Dispose();
}
