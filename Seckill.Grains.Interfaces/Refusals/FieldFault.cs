namespace Seckill.Refusals;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">The field's name, as JSON spells it.</param>
/// <param name="Text">What it should be, for people.</param>
[GenerateSerializer, Immutable, Alias("seckill.field-fault")]
public sealed record FieldFault([property: Id(0)] string Field, [property: Id(1)] string Text);
