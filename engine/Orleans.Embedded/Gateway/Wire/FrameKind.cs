namespace Orleans.Runtime.Embedded;

/// <summary>What a frame is. The numbers are on the wire.</summary>
internal enum FrameKind : byte
{
    /// <summary>The client's first frame: a <see cref="GatewayHello"/>.</summary>
    Hello = 1,

    /// <summary>The silo's answer to it: a <see cref="GatewayWelcome"/>.</summary>
    Welcome = 2,

    /// <summary>The silo's other answer to it: why not, as a string. The connection ends.</summary>
    Refusal = 3,

    /// <summary>A call: an array of the method, the grain and the arguments. Its number is 0 when nobody waits for the answer.</summary>
    Call = 4,

    /// <summary>The client no longer waits for the call with this number.</summary>
    Cancel = 5,

    /// <summary>The result of the call with this number; nothing for a method without one.</summary>
    Answer = 6,

    /// <summary>What the call with this number ended with: a <see cref="GatewayError"/>.</summary>
    Error = 7,
}
