using System.Diagnostics.CodeAnalysis;

namespace Seckill.Client.Connection;

/// <summary>What a call gave: a value, or the failure.</summary>
internal readonly struct ApiResult<T> where T : notnull
{
    private readonly T? _value;
    private readonly Failure? _failure;

    public ApiResult(T value) => _value = value;

    public ApiResult(Failure failure) => _failure = failure;

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Failure? failure)
    {
        value = _value;
        failure = _failure;
        return failure is null;
    }

    public static implicit operator ApiResult<T>(T value) => new(value);

    public static implicit operator ApiResult<T>(Failure failure) => new(failure);
}
