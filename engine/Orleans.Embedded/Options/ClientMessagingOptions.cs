namespace Orleans.Configuration;

/// <summary>Accepted so that configuration stays portable; calls are timed by the options of the silo that serves them.</summary>
public class ClientMessagingOptions : MessagingOptions;
