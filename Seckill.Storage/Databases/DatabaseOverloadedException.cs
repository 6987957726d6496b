using System.Data.Common;

namespace Seckill.Storage.Databases;

/// <summary>A bound of <see cref="StorageLimits"/> is reached. Nothing was read or written.</summary>
public sealed class DatabaseOverloadedException(string message) : DbException(message);
