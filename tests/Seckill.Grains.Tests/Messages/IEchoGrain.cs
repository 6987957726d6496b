using System.Collections.Immutable;
using Seckill.Accounts;
using Seckill.Audit;
using Seckill.Catalog;
using Seckill.Cluster;
using Seckill.Orders;
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

    Task<ClusterReport> EchoAsync(ClusterReport message);

    Task<ProductReport> EchoAsync(ProductReport message);
}
