using System.Collections.Immutable;
using System.Text.Json;
using Seckill.Client.Connection;

namespace Seckill.Client.Admin;

/// <summary>Reads what <c>GET /api/admin/audit</c> answers. A sale's numbers stand in it, or in its member <c>ledger</c>.</summary>
internal static class AuditReader
{
    public static ApiResult<AuditReport> Read(JsonElement document)
    {
        try
        {
            var sales = document.GetProperty("sales").EnumerateArray().Select(ReadSale).ToImmutableArray();
            return new AuditReport(
                document.GetProperty("asOf").GetDateTimeOffset(),
                sales.All(sale => sale.Violations.IsEmpty),
                sales.All(sale => sale.Quiet),
                sales);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Json.BadAnswer("the server answered with something that is no audit");
        }
    }

    private static SaleAudit ReadSale(JsonElement sale)
    {
        var numbers = sale.TryGetProperty("ledger", out var ledger) ? ledger : sale;
        return new SaleAudit(
            Number("saleId"),
            Number("productId"),
            Number("stock"),
            Number("available"),
            Number("placed"),
            Number("paid"),
            Number("cancelled"),
            Number("rejected"),
            sale.GetProperty("quiet").GetBoolean(),
            [.. sale.GetProperty("violations").EnumerateArray().Select(violation => violation.GetString() ?? "")]);

        long Number(string name) => numbers.GetProperty(name).GetInt64();
    }
}
