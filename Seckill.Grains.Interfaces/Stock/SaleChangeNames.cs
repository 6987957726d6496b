using Seckill.Refusals;

namespace Seckill.Stock;

/// <summary>How a change of a sale, and what became of it, are spelled to clients.</summary>
public static class SaleChangeNames
{
    /// <summary>What a change that was made has instead of a refusal's code.</summary>
    public const string Applied = "applied";

    public static string Of(SaleChangeKind kind) => kind switch
    {
        SaleChangeKind.SetStock => "setStock",
        SaleChangeKind.Pause => "pause",
        SaleChangeKind.Resume => "resume",
        SaleChangeKind.End => "end",
        SaleChangeKind.SetWindow => "setWindow",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A sale has no such change."),
    };

    public static string Of(SaleChangeStatus status) =>
        status == SaleChangeStatus.Applied ? Applied : CodedRefusals.Of(status).Code;
}
