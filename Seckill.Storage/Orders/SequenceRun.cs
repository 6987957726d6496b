namespace Seckill.Storage.Orders;

/// <summary>The orders of one epoch of a sale from one sequence to another, both included.</summary>
public readonly record struct SequenceRun(long SaleId, int Epoch, int First, int Last);
