namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>Says what became of a notice for one recipient.</summary>
internal enum DeliveryState
{
    /// <summary>It is to be sent.</summary>
    Waiting,

    /// <summary>The recipient has it.</summary>
    Sent,

    /// <summary>It was refused for good.</summary>
    Refused,
}
