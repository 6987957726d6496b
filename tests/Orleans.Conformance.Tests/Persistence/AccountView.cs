namespace Orleans.Conformance.Tests.Persistence;

[GenerateSerializer, Immutable, Alias("orleans-conformance-tests.account-view")]
public sealed record AccountView(
    [property: Id(0)] long Balance,
    [property: Id(1)] bool Exists,
    [property: Id(2)] string? ETag,
    [property: Id(3)] long BalanceAtActivation,
    [property: Id(4)] Guid Activation,
    [property: Id(5)] string Silo);
