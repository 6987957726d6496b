using System.Security.Cryptography;

namespace Seckill.Silo.Configuration;

/// <summary>The folder that keeps made secrets, and the databases that are files: those one process has to itself.</summary>
public sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _path;
    private readonly List<FileStream> _locks = [];

    /// <param name="path">The folder; it is made if it is missing.</param>
    /// <param name="databases">Files that no other process may use meanwhile, each with the configuration key that names it.</param>
    /// <exception cref="ConfigurationException">The folder cannot be written, or another process has one of the files.</exception>
    public DataFolder(string path, IEnumerable<(string Key, string File)> databases)
    {
        _path = path;
        try
        {
            foreach (var (key, file) in databases)
            {
                Make(key, Path.GetDirectoryName(file)!);
                _locks.Add(Lock(key, file));
            }

            Make("Data:Folder", path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The key that signs tokens, base64 of 32 bytes: made at the first call and the same ever after.</summary>
    public string GetOrCreateSigningKey() => GetOrCreateKey("signing.key");

    /// <summary>The secret that payment callbacks are signed with, likewise.</summary>
    public string GetOrCreateCallbackSecret() => GetOrCreateKey("callback.key");

    public void Dispose()
    {
        foreach (var file in _locks) file.Dispose();
    }

    private string GetOrCreateKey(string name)
    {
        var file = Path.Combine(_path, name);
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

    private static void Make(string key, string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(key, $"the folder cannot be made: {exception.Message}");
        }
    }

    private static FileStream Lock(string key, string file)
    {
        try
        {
            return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(key, $"{file} cannot be written, or another process uses it.");
        }
    }
}
