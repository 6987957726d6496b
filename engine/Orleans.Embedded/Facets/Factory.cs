namespace Orleans;

/// <summary>Makes a <typeparamref name="TInstance"/> from a <typeparamref name="TParam1"/>.</summary>
public delegate TInstance Factory<in TParam1, out TInstance>(TParam1 param1);
