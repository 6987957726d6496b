using System.Runtime.InteropServices;
using Seckill.Client;

using var interrupted = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, EndCleanly);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, EndCleanly);
return await CommandLine.InvokeAsync(args, ClientConsole.OfThisProcess(), interrupted.Token);

// The first signal lets the command print what it has so far; a second one ends the process as usual.
void EndCleanly(PosixSignalContext signal)
{
    signal.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
}
