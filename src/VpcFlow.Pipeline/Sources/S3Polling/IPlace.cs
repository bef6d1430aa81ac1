namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>Where the state remembers an object.</summary>
internal interface IPlace
{
    /// <summary>The object is delivered, or there is nothing to deliver: it is not read again.</summary>
    void Complete();

    /// <summary>The object is no longer in work, and is to be found again.</summary>
    void Release();
}
