namespace Seckill.Web.Admin;

internal sealed record DeadLettersView(IReadOnlyList<DeadLetterView> DeadLetters);
