using System.Collections.Immutable;
using Seckill.Accounts;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Cluster;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Stock;

namespace Seckill.Messages;

/// <summary>Gives back what it gets.</summary>
internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<PurchaseResult> EchoAsync(PurchaseResult message) => Task.FromResult(message);

    public Task<StockSnapshot> EchoAsync(StockSnapshot message) => Task.FromResult(message);

    public Task<Order> EchoAsync(Order message) => Task.FromResult(message);

    public Task<OrderId> EchoAsync(OrderId message) => Task.FromResult(message);

    public Task<SaleWritten> EchoAsync(SaleWritten message) => Task.FromResult(message);

    public Task<CreateResult> EchoAsync(CreateResult message) => Task.FromResult(message);

    public Task<NewProduct> EchoAsync(NewProduct message) => Task.FromResult(message);

    public Task<NewSale> EchoAsync(NewSale message) => Task.FromResult(message);

    public Task<Listing> EchoAsync(Listing message) => Task.FromResult(message);

    public Task<ImmutableArray<DeadLetter>> EchoAsync(ImmutableArray<DeadLetter> message) => Task.FromResult(message);

    public Task<ReplayStatus> EchoAsync(ReplayStatus message) => Task.FromResult(message);

    public Task<ImmutableArray<Order>> EchoAsync(ImmutableArray<Order> message) => Task.FromResult(message);

    public Task<Account> EchoAsync(Account message) => Task.FromResult(message);

    public Task<AuditReport> EchoAsync(AuditReport message) => Task.FromResult(message);

    public Task<TimeSpan> EchoAsync(TimeSpan message) => Task.FromResult(message);

    public Task<long?> EchoAsync(long? message) => Task.FromResult(message);

    public Task<SaleChange> EchoAsync(SaleChange message) => Task.FromResult(message);

    public Task<SaleChangeResult> EchoAsync(SaleChangeResult message) => Task.FromResult(message);

    public Task<PayResult> EchoAsync(PayResult message) => Task.FromResult(message);

    public Task<CancelResult> EchoAsync(CancelResult message) => Task.FromResult(message);

    public Task<PaymentWord> EchoAsync(PaymentWord message) => Task.FromResult(message);

    public Task<SettleStatus> EchoAsync(SettleStatus message) => Task.FromResult(message);

    public Task<ImmutableArray<SaleWritten>> EchoAsync(ImmutableArray<SaleWritten> message) => Task.FromResult(message);

    public Task<ImmutableArray<JournalLine>> EchoAsync(ImmutableArray<JournalLine> message) => Task.FromResult(message);

    public Task<ImmutableArray<SaleChangeRecord>> EchoAsync(ImmutableArray<SaleChangeRecord> message) => Task.FromResult(message);

    public Task<ClusterReport> EchoAsync(ClusterReport message) => Task.FromResult(message);

    public Task<ProductReport> EchoAsync(ProductReport message) => Task.FromResult(message);
}
