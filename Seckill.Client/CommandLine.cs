using System.CommandLine;
using System.CommandLine.Invocation;
using Seckill.Client.Accounts;
using Seckill.Client.Admin;
using Seckill.Client.Buying;
using Seckill.Client.Catalog;
using Seckill.Client.Connection;
using Seckill.Client.Orders;

namespace Seckill.Client;

/// <summary>The command line: every command, and the flags of the client that this one replaces.</summary>
public static class CommandLine
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="console">The console to read from and to write to.</param>
    /// <param name="cancellation">Ends the command early, with what it has so far.</param>
    /// <returns>0 done; 1 refused, failed or interrupted; 2 wrong usage; 3 no answer from the server.</returns>
    public static async Task<int> InvokeAsync(string[] args, ClientConsole console, CancellationToken cancellation)
    {
        // No response files: '@' is a character like any other in a name or a password.
        var parsed = CreateRoot(console).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction) return CommandShell.Fail(console, Failure.Usage(parsed.Errors[0].Message));

        var invocation = new InvocationConfiguration
        {
            Output = console.Out,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(invocation, cancellation);
    }

    private static RootCommand CreateRoot(ClientConsole console)
    {
        var options = new GlobalOptions();
        var shell = new CommandShell(console, options);
        var root = new RootCommand("The console of the Seckill flash-sale system.")
        {
            options.Url,
            options.Gateway,
            options.Cluster,
            options.Token,
            options.Json,
            ProductsCommand.Create(shell),
            RegisterCommand.Create(shell),
            LoginCommand.Create(shell),
            BuyCommand.Create(shell),
            StatusCommand.Create(shell),
            OrdersCommand.Create(shell),
            PayCommand.Create(shell),
            CancelCommand.Create(shell),
            WatchCommand.Create(shell),
            CreateProduct(shell),
            CreateSale(shell),
            AuditCommand.Create(shell),
            ClusterCommand.Create(shell),
        };
        LegacyFlags.AddTo(root, shell);
        return root;
    }

    private static Command CreateSale(CommandShell shell)
    {
        var sale = new Command("sale", "Runs the sales (admin).") { SaleCreateCommand.Create(shell) };
        foreach (var change in SaleChangeCommands.Create(shell)) sale.Add(change);
        return sale;
    }

    private static Command CreateProduct(CommandShell shell)
    {
        var product = ProductStateCommand.Create(shell);
        product.Add(ProductCreateCommand.Create(shell));
        return product;
    }
}
