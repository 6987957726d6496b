using System.Data.Common;

namespace Seckill.Storage.Databases;

/// <summary>The commit was tried and failed, so what was written may be stored or not.</summary>
public sealed class WriteOutcomeUnknownException(string database, Exception innerException)
    : DbException($"The commit to the database '{database}' failed; it is not known whether it is stored.", innerException);
