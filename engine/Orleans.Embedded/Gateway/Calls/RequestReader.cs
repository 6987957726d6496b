namespace Orleans.Embedded;

/// <summary>For generated code: makes the request of one method out of arguments that came through a gateway.</summary>
public delegate Request RequestReader(ref ArgumentReader arguments);
