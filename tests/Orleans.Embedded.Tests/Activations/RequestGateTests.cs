using Orleans.Runtime.Embedded;

namespace Orleans.Embedded.Tests.Activations;

public class RequestGateTests
{
    private const RequestOptions None = RequestOptions.None;
    private const RequestOptions Interleave = RequestOptions.AlwaysInterleave;
    private const RequestOptions Reads = RequestOptions.ReadOnly;

    [Theory]
    [InlineData(new RequestOptions[0], None, true)]
    [InlineData(new[] { None }, None, false)]
    [InlineData(new[] { None }, Interleave, true)]
    [InlineData(new[] { None }, Reads, false)]
    [InlineData(new[] { Interleave }, None, true)]
    [InlineData(new[] { Interleave, None }, None, false)]
    [InlineData(new[] { Reads }, Reads, true)]
    [InlineData(new[] { Reads }, None, false)]
    [InlineData(new[] { Reads, Reads }, Reads, true)]
    [InlineData(new[] { Interleave, Reads }, Reads, true)]
    public void A_request_starts_beside_the_running_ones_only_if_it_may(RequestOptions[] running, RequestOptions next, bool expected)
    {
        var gate = new RequestGate();
        foreach (var options in running) gate.Enter(new FakeRequest(options), isReentrant: false);

        Assert.Equal(expected, gate.MayStart(new FakeRequest(next), isReentrant: false));
        Assert.True(gate.MayStart(new FakeRequest(next), isReentrant: true));
    }

    [Fact]
    public void A_writer_may_start_when_the_last_reader_has_left()
    {
        var gate = new RequestGate();
        FakeRequest one = new(Reads), other = new(Reads), writer = new(None);
        gate.Enter(one, false);
        gate.Enter(other, false);

        gate.Exit(one, false);
        Assert.False(gate.MayStart(writer, false));
        gate.Exit(other, false);
        Assert.True(gate.MayStart(writer, false));
        gate.Enter(writer, false);
        Assert.False(gate.MayStart(new FakeRequest(Reads), false));
    }

    [Fact]
    public void Waiting_requests_leave_in_the_order_of_their_arrival()
    {
        var gate = new RequestGate();
        FakeRequest[] requests = [new(None), new(None), new(None)];
        foreach (var request in requests) gate.Wait(request);

        Assert.Equal(3, gate.Waiting);
        Assert.Same(requests[0], gate.Peek());
        foreach (var request in requests) Assert.Same(request, gate.Take());
        Assert.Null(gate.Take());
        Assert.Equal(0, gate.Waiting);

        gate.Wait(requests[1]);
        Assert.Same(requests[1], gate.Take());
    }

    private sealed class FakeRequest(RequestOptions options) : TaskRequest
    {
        protected override RequestOptions Options => options;

        protected override Task Invoke(object target) => Task.CompletedTask;
    }
}
