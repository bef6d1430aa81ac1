using System.Security.Cryptography;
using System.Text;

namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>What goes out as one message.</summary>
/// <param name="Deliveries">What it contains, all for one recipient.</param>
internal sealed record MessageBatch(IReadOnlyList<WaitingDelivery> Deliveries)
{
    /// <summary>The most notices of one message.</summary>
    private const int MaxNotices = 100;

    public string Recipient => Deliveries[0].Recipient;

    /// <summary>Returns what is sent next; <see langword="null"/> if nothing is due.</summary>
    /// <param name="waiting">What waits, in the order in which it was added.</param>
    /// <param name="now">The time.</param>
    /// <param name="canReceive">Whether a recipient can have messages now.</param>
    /// <param name="maxSeparate">The number of notices for one recipient beyond which they become one message.</param>
    public static MessageBatch? Next(
        IReadOnlyList<WaitingDelivery> waiting, DateTimeOffset now, Func<string, bool> canReceive, int maxSeparate)
    {
        WaitingDelivery first = waiting.FirstOrDefault(w => w.Delivery.Due <= now && canReceive(w.Recipient));
        if (first.Entry is null)
            return null;
        WaitingDelivery[] alike =
        [
            .. waiting.Where(w => w.Recipient == first.Recipient && w.Delivery.Due <= now)
                .Where(w => w.Delivery.IsCollected == first.Delivery.IsCollected),
        ];
        bool isOne = first.Delivery.IsCollected || alike.Length > maxSeparate;
        return new MessageBatch(isOne ? [.. alike.Take(MaxNotices)] : [first]);
    }

    public FlowLogAlertMessage ToMessage()
    {
        FlowLogAlertNotice[] notices = [.. Deliveries.Select(d => d.Entry.Notice)];
        byte[] ids = Encoding.UTF8.GetBytes(string.Join('\n', notices.Select(n => n.Id)));
        return new FlowLogAlertMessage
        {
            Id = notices.Length == 1 ? notices[0].Id : "digest/" + Convert.ToHexStringLower(SHA256.HashData(ids).AsSpan(0, 16)),
            Recipient = Recipient,
            Notices = notices,
        };
    }
}
