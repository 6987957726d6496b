namespace Orleans.Configuration;

/// <summary>
/// How a client treats its calls through a gateway. Inside one process they are timed by the options of the silo that serves them.
/// </summary>
public class ClientMessagingOptions : MessagingOptions;
