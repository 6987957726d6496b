using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Seckill.Bench.Load.Loop;

/// <summary>
/// Linux' epoll, by hand: .NET's asynchronous sockets hand every event from one thread to another, and that hand-over, on cores
/// that the server needs, would be more work than the request itself.
/// </summary>
internal sealed unsafe partial class Epoll : IDisposable
{
    private const int CtlAdd = 1;
    private const uint Readable = 1;
    private const int Interrupted = 4;

    // The kernel's struct is packed on x86-64 and nowhere else.
    private static readonly bool Packed = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    private static readonly int EventBytes = Packed ? 12 : 16;
    private static readonly int DataAt = Packed ? 4 : 8;

    private readonly int _handle = Checked(epoll_create1(0));
    private readonly byte[] _events = new byte[LoadLimits.MaxEvents * EventBytes];

    /// <summary>From now on, tells when the socket has something to read.</summary>
    public void Add(int socket, int number)
    {
        var description = stackalloc byte[EventBytes];
        *(uint*)description = Readable;
        *(long*)(description + DataAt) = number;
        Checked(epoll_ctl(_handle, CtlAdd, socket, description));
    }

    /// <summary>Waits until a socket can be read or the time is over.</summary>
    /// <returns>How many can; <see cref="NumberOf"/> says which.</returns>
    public int Wait(long nanoseconds)
    {
        var timeout = new TimeSpec(nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000);
        fixed (byte* events = _events)
        {
            var count = epoll_pwait2(_handle, events, LoadLimits.MaxEvents, &timeout, null);
            return count < 0 && Marshal.GetLastPInvokeError() == Interrupted ? 0 : Checked(count);
        }
    }

    /// <summary>The number with which the socket of an event was added.</summary>
    public int NumberOf(int eventIndex) => (int)MemoryMarshal.Read<long>(_events.AsSpan((eventIndex * EventBytes) + DataAt));

    public void Dispose() => _ = close(_handle);

    private static int Checked(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(int epoll, int operation, int socket, byte* description);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_pwait2(int epoll, byte* events, int maxEvents, TimeSpec* timeout, void* signals);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int handle);

    private readonly struct TimeSpec(long seconds, long nanoseconds)
    {
        public readonly long Seconds = seconds;
        public readonly long Nanoseconds = nanoseconds;
    }
}
