namespace Seckill.Payments;

/// <summary>
/// Whoever moves the money. Every call can be repeated: the payment's id says what is meant. Its word on a payment comes later,
/// by a signed callback (<see cref="CallbackSignature"/>), perhaps twice, late, or out of order.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>Asks for the payment's amount. Any exception means that it may have been heard or not.</summary>
    Task OpenAsync(Payment payment, CancellationToken cancellationToken);

    /// <summary>Sends the payment's amount back; returns once the provider has taken that on.</summary>
    Task RefundAsync(Payment payment, CancellationToken cancellationToken);
}
