using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A request of the engine's own, such as the delivery of a stream event.</summary>
internal sealed class DelegateRequest(Func<object, IGrainContext, Task> turn, bool alwaysInterleave) : TaskRequest
{
    public override string Name => turn.Method.Name;

    protected override RequestOptions Options => alwaysInterleave ? RequestOptions.AlwaysInterleave : RequestOptions.None;

    protected override Task Invoke(object target) => turn(target, Target!);
}
