namespace Orleans.Embedded.ApiTests.Comparison;

/// <summary>The differences that are meant to be. An entry that is no longer needed fails the tests.</summary>
internal static class Allowances
{
    public static readonly IReadOnlyList<Allowance> All =
    [
        new("Orleans.Grain::.ctor",
            "The real one takes an optional IGrainRuntime as well; a grain that passes its context on compiles with both."),
        new("Orleans.Concurrency.StatelessWorkerAttribute",
            "The real base, PlacementAttribute, is for placement strategies of one's own, which the embedded engine has not."),
        new("Orleans.Runtime.IGrainContext::GetComponent",
            "The real one inherits it from ITargetHolder in Orleans.Serialization.Abstractions, which is not at hand."),
        new("Orleans.Runtime.GrainReference::Send",
            "For the references that our code generator writes; what the real generator's call has another form."),
    ];
}
