using System.Collections.Immutable;
using Seckill.Refusals;

namespace Seckill.Catalog;

/// <summary>The answer to a creation.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Id">The new id when created, else 0.</param>
/// <param name="Faults">What was wrong when it was invalid, else default.</param>
[GenerateSerializer, Immutable, Alias("seckill.create-result")]
public readonly record struct CreateResult(
    [property: Id(0)] CreateStatus Status,
    [property: Id(1)] long Id = 0,
    [property: Id(2)] ImmutableArray<FieldFault> Faults = default);
