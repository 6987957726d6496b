using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Seckill.Client.Connection;

/// <summary>A small JSON file that only its owner may read (mode 0600 in a folder of mode 0700), one per server.</summary>
internal sealed class PrivateFile<T> where T : class
{
    private readonly string _folder;
    private readonly string _path;

    public PrivateFile(string folder, string kind, Uri url)
    {
        _folder = folder;
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)))[..16];
        _path = System.IO.Path.Combine(folder, $"{kind}-{key}.json");
    }

    /// <summary>What was written last, or <paramref name="none"/>.</summary>
    public ApiResult<T> Read(T none)
    {
        try
        {
            var file = new FileInfo(_path);
            if (!file.Exists) return none;
            if (file.Length > ClientLimits.MaxOwnFileBytes) return Unusable("it is too large");
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(_path), Json.Options) ?? none;
        }
        catch (JsonException)
        {
            return Unusable("it is damaged; delete it");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Unusable(error.Message);
        }
    }

    /// <summary>Writes beside the file and renames, so that a reader sees the old content or the new one.</summary>
    public Failure? Write(T value)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_folder);
            else Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var beside = $"{_path}.{RandomNumberGenerator.GetHexString(8)}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            // From its first byte on, not by a chmod that comes later.
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(beside, options)) JsonSerializer.Serialize(stream, value, Json.Options);
            File.Move(beside, _path, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Unusable(error.Message);
        }
    }

    private Failure Unusable(string reason) => Failure.Local("config_unusable", $"the file {_path} cannot be used: {reason}");
}
