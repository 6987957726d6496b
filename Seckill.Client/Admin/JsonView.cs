using System.Text.Json;
using Seckill.Client.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Seckill.Client.Admin;

/// <summary>Shows a JSON document whose members are not known beforehand: lists of objects as tables, the rest as lines.</summary>
internal static class JsonView
{
    public static IRenderable Create(Screen screen, JsonElement document)
    {
        var views = new List<IRenderable>();
        Add(screen, views, "", document);
        return new Rows(views);
    }

    private static void Add(Screen screen, List<IRenderable> views, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Add(screen, views, name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.Value);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
        {
            if (name.Length > 0) views.Add(Screen.Cell(name));
            views.Add(CreateTable(screen, value));
        }
        else
        {
            views.Add(Screen.Cell(name.Length == 0 ? Show(value) : $"{name}: {Show(value)}"));
        }
    }

    private static Table CreateTable(Screen screen, JsonElement rows)
    {
        string[] columns =
            [.. rows.EnumerateArray().SelectMany(row => row.EnumerateObject()).Select(member => member.Name).Distinct()];
        var table = screen.CreateTable(columns);
        foreach (var row in rows.EnumerateArray())
        {
            Screen.AddRow(table, [.. columns.Select(column => row.TryGetProperty(column, out var cell) ? Show(cell) : "-")]);
        }

        return table;
    }

    private static string Show(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
}
