using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orleans.Serialization;

/// <summary>Settings of <see cref="Storage.SystemTextJsonGrainStorageSerializer"/>; they start as Orleans' own do.</summary>
public sealed class SystemTextJsonGrainStorageSerializerOptions
{
    public JsonSerializerOptions JsonSerializerOptions { get; } = new()
    {
        IncludeFields = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
