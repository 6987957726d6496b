using System.Text;
using Seckill.Bench.Load.Plans;

namespace Seckill.Bench.Load.Http;

/// <summary>Puts requests together from parts that were made beforehand: a copy of three parts each.</summary>
public sealed class RequestWriter
{
    private readonly LoadPlan _plan;
    private readonly TokenFile? _tokens;
    private readonly byte[][] _starts;
    private readonly byte[] _end;

    /// <param name="plan">The plan.</param>
    /// <param name="tokens">Its tokens, or null when it needs none.</param>
    public RequestWriter(LoadPlan plan, TokenFile? tokens)
    {
        if (tokens is not null && (plan.Tokens < 1 || plan.FirstToken < 0 || plan.FirstToken + plan.Tokens > tokens.Count))
            throw new ArgumentException($"{plan.Tokens} tokens from {plan.FirstToken} are wanted; there are {tokens.Count}.");
        (_plan, _tokens) = (plan, tokens);
        _starts = [.. Paths(plan).Select(path => Encoding.ASCII.GetBytes(StartOf(plan, path, tokens is not null)))];
        var length = plan.Method == "POST" ? "Content-Length: 0\r\n" : "";
        _end = Encoding.ASCII.GetBytes((tokens is null ? "" : "\r\n") + length + "\r\n");
    }

    /// <summary>Writes request <paramref name="number"/>, counted from 0, and answers its length.</summary>
    public int Write(int number, Span<byte> into)
    {
        var start = _starts[number / _plan.RequestsPerProduct % _starts.Length];
        start.CopyTo(into);
        var length = start.Length;
        if (_tokens is not null)
        {
            var token = _tokens[_plan.FirstToken + (number % _plan.Tokens)];
            token.CopyTo(into[length..]);
            length += token.Length;
        }

        _end.CopyTo(into[length..]);
        return length + _end.Length;
    }

    private static IEnumerable<string> Paths(LoadPlan plan) => plan.Products == 0
        ? [plan.Path]
        : Enumerable.Range(0, plan.Products).Select(i => $"{plan.Path}{plan.FirstProduct + i}{plan.PathEnd}");

    private static string StartOf(LoadPlan plan, string path, bool hasToken) =>
        $"{plan.Method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        + (plan.AcceptEncoding is { } encodings ? $"Accept-Encoding: {encodings}\r\n" : "")
        + (hasToken ? "Authorization: Bearer " : "");
}
