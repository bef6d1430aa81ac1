namespace VpcFlow;

/// <summary>Represents a link of an alert, such as that to its records or to what to do about it.</summary>
public sealed record FlowLogAlertLink
{
    /// <summary>Creates a link.</summary>
    /// <param name="title">The text of the link.</param>
    /// <param name="url">Where it leads, by HTTP or HTTPS.</param>
    /// <exception cref="ArgumentException"><paramref name="url"/> is not an absolute URL of HTTP or HTTPS.</exception>
    public FlowLogAlertLink(string title, Uri url)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{url}' is not a URL such as https://host/path.", nameof(url));
        Title = title;
        Url = url;
    }

    /// <summary>The text of the link.</summary>
    public string Title { get; }

    /// <summary>Where it leads.</summary>
    public Uri Url { get; }
}
