namespace Seckill.Stock;

/// <summary>What an admin changes about a sale. The numbers are stored and travel on the stream; they never change their meaning.</summary>
[GenerateSerializer, Alias("seckill.sale-change-kind")]
public enum SaleChangeKind
{
    /// <summary>Another number of units altogether, never below what is sold.</summary>
    SetStock = 1,

    /// <summary>Sells nothing until resumed.</summary>
    Pause = 2,

    /// <summary>Sells again.</summary>
    Resume = 3,

    /// <summary>Ends now.</summary>
    End = 4,

    /// <summary>Another window.</summary>
    SetWindow = 5,
}
