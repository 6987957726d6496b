namespace Seckill.Users;

/// <summary>Whether a press of the button becomes an attempt.</summary>
/// <param name="Attempt">The attempt, or, when <paramref name="RetryAfter"/> is set, null.</param>
/// <param name="RetryAfter">Set when the last attempt is too recent: how long until the next would be admitted.</param>
internal readonly record struct Admission(Attempt? Attempt, TimeSpan? RetryAfter);
