namespace Orleans.Concurrency;

/// <summary>The caller's task completes as soon as the request is sent; result and exception are dropped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
