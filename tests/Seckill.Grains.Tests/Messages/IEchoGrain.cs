using System.Collections.Immutable;
using Seckill.Accounts;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Cluster;
using Seckill.Orders;
using Seckill.Payments;
using Seckill.Stock;

namespace Seckill.Messages;

/// <summary>Has a method for every type that goes into or comes out of the system's grains.</summary>
internal interface IEchoGrain : IGrainWithIntegerKey
{
    Task<PurchaseResult> EchoAsync(PurchaseResult message);

    Task<StockSnapshot> EchoAsync(StockSnapshot message);

    Task<Order> EchoAsync(Order message);

    Task<OrderId> EchoAsync(OrderId message);

    Task<SaleWritten> EchoAsync(SaleWritten message);

    Task<CreateResult> EchoAsync(CreateResult message);

    Task<NewProduct> EchoAsync(NewProduct message);

    Task<NewSale> EchoAsync(NewSale message);

    Task<Listing> EchoAsync(Listing message);

    Task<ImmutableArray<DeadLetter>> EchoAsync(ImmutableArray<DeadLetter> message);

    Task<ReplayStatus> EchoAsync(ReplayStatus message);

    Task<ImmutableArray<Order>> EchoAsync(ImmutableArray<Order> message);

    Task<Account> EchoAsync(Account message);

    Task<AuditReport> EchoAsync(AuditReport message);

    Task<TimeSpan> EchoAsync(TimeSpan message);

    Task<long?> EchoAsync(long? message);

    Task<SaleChange> EchoAsync(SaleChange message);

    Task<SaleChangeResult> EchoAsync(SaleChangeResult message);

    Task<PayResult> EchoAsync(PayResult message);

    Task<CancelResult> EchoAsync(CancelResult message);

    Task<PaymentWord> EchoAsync(PaymentWord message);

    Task<SettleStatus> EchoAsync(SettleStatus message);

    Task<ImmutableArray<SaleWritten>> EchoAsync(ImmutableArray<SaleWritten> message);

    Task<ImmutableArray<JournalLine>> EchoAsync(ImmutableArray<JournalLine> message);

    Task<ImmutableArray<SaleChangeRecord>> EchoAsync(ImmutableArray<SaleChangeRecord> message);

    Task<ClusterReport> EchoAsync(ClusterReport message);

    Task<ProductReport> EchoAsync(ProductReport message);
}
