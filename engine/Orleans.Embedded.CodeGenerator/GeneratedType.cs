namespace Orleans.Embedded.CodeGenerator;

/// <summary>What the generator made of one type: text only, so that the compiler can compare it between edits.</summary>
/// <param name="Type">The type, fully qualified.</param>
/// <param name="Reference">The name of its reference class; null for a grain class.</param>
/// <param name="Source">The code of its reference and request classes; null for a grain class.</param>
/// <param name="Problem">Why there is none of that.</param>
internal sealed record GeneratedType(string Type, string? Reference, string? Source, Problem? Problem);
