namespace Orleans.Embedded;

/// <summary>For generated code: a method that a gateway serves.</summary>
/// <param name="Id">Interface and method: each by its alias, else by its full name, the method with the types of its parameters.</param>
/// <param name="Read">Makes its request. It reads the types that the method declares and no others.</param>
public sealed record GrainMethod(string Id, RequestReader Read);
