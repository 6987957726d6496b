namespace Seckill.Stock;

/// <summary>What a ProductGrain keeps in grain storage. Its ETag is what lets only one of two activations go on.</summary>
[GenerateSerializer, Alias("seckill.product-state")]
public sealed class ProductState
{
    /// <summary>The last epoch that an activation of this grain began; 0 before the first.</summary>
    [Id(0)]
    public int Epoch { get; set; }
}
