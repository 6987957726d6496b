namespace Orleans;

/// <summary>The base of attributes that say how a grain's constructor parameter is made.</summary>
public interface IFacetMetadata;
